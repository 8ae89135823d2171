import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ax, place, SAMPLE } from './program.ts';

/** The files of this program that a process has opened: Node names all scripts it has compiled when asked for coverage. */
async function opened(args: readonly string[], cwd: string): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ax-opened-'));
  try {
    const ended = await ax(args, { cwd, env: { NODE_V8_COVERAGE: directory } });
    expect(ended.status).toBe(0);
    const scripts = readdirSync(directory).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(directory, file), 'utf8')) as { result: { url: string }[] };
      return result.map(({ url }) => url);
    });
    return [...new Set(scripts.filter((url) => url.includes('/dist/')))];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

it.each([[['def', 'parseHeader']], [['find', 'parse', 'header']], [['outline', 'src/header.ts']]])(
  'a question to an index that is there opens few files: %j',
  async (args) => {
    const project = place(SAMPLE);
    await ax(['index'], { cwd: project.root });
    // What has just been made is looked at again, once.
    await expect
      .poll(() => opened(args, project.root), { timeout: 20_000 })
      .toSatisfy(
        (files: string[]) => files.some((url) => url.endsWith('/dist/program/questions.js')) && files.length < 12,
      );
    project.close();
  },
);
