import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AX, ax, ended, place, SAMPLE, said, start } from './program.ts';

describe('a reader that goes away', () => {
  it('is success', () => {
    const { root, close } = place(SAMPLE);
    const node = JSON.stringify(process.execPath);
    const program = JSON.stringify(AX);
    const shell = (line: string): string =>
      execFileSync('bash', ['-c', line], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    expect(shell(`${node} ${program} help find | true; echo "\${PIPESTATUS[0]}"`)).toBe('0\n');
    expect(shell(`${node} ${program} find parse --json | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`)).toBe('0\n');
    const requests = `for i in {1..3000}; do echo '{"command":"languages"}'; done`;
    expect(shell(`(${requests}) | ${node} ${program} batch | head -n 1 >/dev/null; echo "\${PIPESTATUS[1]}"`)).toBe(
      '0\n',
    );
    close();
  });
});

describe('Ctrl-C', () => {
  it('ends ax watch', async () => {
    const project = place(SAMPLE);
    const child = start(['watch', '--json'], { cwd: project.root });
    const finished = ended(child);
    expect(await said(child, /"event":"ready".*\n/)).toContain(project.root);
    const seen = said(child, /"event":"batch".*\n/);
    project.write('src/more.ts', 'export const more = 1;\n');
    expect(JSON.parse((await seen).trim().split('\n').at(-1)!)).toMatchObject({
      event: 'batch',
      files: { indexed: 1 },
    });
    child.kill('SIGINT');
    expect((await finished).status).toBe(130);
    project.close();
  });

  it('ends a wait for standard input', async () => {
    const project = place(SAMPLE);
    const child = start(['batch'], { cwd: project.root });
    const finished = ended(child);
    const answered = said(child, /"ok":true/);
    child.stdin.write('{"command":"version"}\n');
    await answered;
    child.kill('SIGINT');
    expect(await finished).toMatchObject({ status: 130, stderr: 'ax: interrupted\n' });
    project.close();
  });

  it('ends a batch between two requests, also of those that came together', async () => {
    const project = place(SAMPLE);
    await ax(['index'], { cwd: project.root });
    const child = start(['batch'], { cwd: project.root });
    const finished = ended(child);
    const answered = said(child, /"ok":true/);
    child.stdin.write('{"command":"refs","input":{"symbol":"parse"}}\n'.repeat(1300));
    await answered;
    child.kill('SIGINT');
    const { status, stdout } = await finished;
    expect(status).toBe(130);
    expect(stdout.split('\n').length).toBeLessThan(1300);
    project.close();
  });

  it('stops indexing, and the next run goes on from there', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [
        `src/part-${n}.ts`,
        `export function part${n}(): number {\n  return ${n};\n}\n`,
      ]),
    );
    const project = place(files);
    const child = start(['index', '--progress', 'json', '--jobs', '1'], { cwd: project.root });
    const finished = ended(child);
    await said(child, /"phase":"index"/);
    child.kill('SIGINT');
    expect(await finished).toMatchObject({
      status: 130,
      stdout: expect.stringMatching(/^interrupted after [^\n]+: the next run goes on from there\n$/),
    });
    const { status, stdout } = await ax(['index', '--json'], { cwd: project.root });
    expect(status).toBe(0);
    const { files: counts } = JSON.parse(stdout) as { files: { indexed: number; unchanged: number } };
    expect(counts.indexed + counts.unchanged).toBe(3000);
    expect((await ax(['def', 'part2999'], { cwd: project.root })).status).toBe(0);
    project.close();
  });
});

describe('a damaged index', () => {
  it('is told, with the way to mend it', async () => {
    const project = place(SAMPLE);
    await ax(['index'], { cwd: project.root });
    const current = execFileSync('cat', ['.automatosx/current'], { cwd: project.root, encoding: 'utf8' }).trim();
    writeFileSync(
      join(project.root, '.automatosx', current),
      'this is no database at all, and it never was one'.repeat(200),
    );
    const { status, stderr } = await ax(['def', 'parseHeader'], { cwd: project.root });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^ax: [^\n]+\n$/);
    expect((await ax(['index', '--full'], { cwd: project.root })).status).toBe(0);
    expect((await ax(['def', 'parseHeader'], { cwd: project.root })).status).toBe(0);
    project.close();
  });
});
