import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/command/table.ts';
import { describeCommand } from '../../src/command/usage.ts';
import { AX, ended, type Place, place, SAMPLE, said, shell } from '../e2e/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What the examples of the guide and of the commands speak of. */
const PROJECT: Record<string, string> = {
  ...SAMPLE,
  'src/main.ts': `import { startServer } from './server.ts';

startServer(handlePort('80'));

function handlePort(text: string): number {
  return Number(text);
}
`,
  'src/left.ts': "import './right.ts';\n",
  'src/right.ts': "import './left.ts';\n",
  'requests.jsonl': '{"command":"def","input":{"symbol":"parseHeader"}}\n',
  'test/server.test.ts': "import { startServer } from '../src/server.ts';\n\nstartServer(0).close();\n",
};

/** A fenced block of a page. */
interface Block {
  language: string;
  text: string;
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

/** The commands of a block: in `console` they follow `$ ` and their output follows them. */
function commandsOf({ language, text }: Block): { line: string; output: string | undefined }[] {
  if (language === 'console') {
    return text
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const at = part.indexOf('\n');
        return { line: part.slice(0, at), output: part.slice(at + 1).trimEnd() };
      });
  }
  const lines = text.split('\n').map((line) => line.replace(/\s+#.*$/, ''));
  return lines.filter((line) => line !== '').map((line) => ({ line, output: undefined }));
}

let project: Place;
beforeAll(() => {
  project = place(PROJECT);
  mkdirSync(join(project.root, 'node_modules'));
  symlinkSync(ROOT, join(project.root, 'node_modules', 'automatosx'));
  // Something is committed, and something has changed since.
  const who = ['-c', 'user.name=made', '-c', 'user.email=made@example.org', '-c', 'commit.gpgSign=false'];
  execFileSync('git', ['add', 'src', 'test', 'tools'], { cwd: project.root });
  execFileSync('git', [...who, 'commit', '-q', '-m', 'all'], { cwd: project.root });
  project.write('src/main.ts', PROJECT['src/main.ts']!.replace('Number(text)', 'Number(text.trim())'));
});
afterAll(() => project.close());

async function run(line: string): Promise<string> {
  const child = shell(line, project.root);
  if (/^ax (watch|telemetry serve)\b/.test(line)) {
    const finished = ended(child);
    await said(child, /watching|"ready"|Ctrl-C/);
    child.kill('SIGINT');
    expect((await finished).status).toBe(130);
    return '';
  }
  const { status, stdout, stderr } = await ended(child, '');
  expect({ line, status, stderr: status === 0 ? '' : stderr }).toEqual({ line, status: 0, stderr: '' });
  return stdout;
}

/** Compares output with that of a page, in which a last line `…` stands for the rest. */
function compare(stdout: string, expected: string): void {
  const rest = /(^|\n)…$/.test(expected);
  const shown = expected.replace(/(^|\n)…$/, '');
  expect(rest ? stdout.slice(0, shown.length) : stdout.trimEnd()).toBe(shown);
}

const pages = [
  'README.md',
  ...['docs/guide', 'docs/contributing'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  ),
];

describe.each(pages)('%s', (page) => {
  const blocks = blocksOf(read(page));
  const commands = blocks.filter(({ language }) => language === 'sh' || language === 'console').flatMap(commandsOf);
  const ours = commands.filter(({ line }) => /\bax\b/.test(line) && !line.startsWith('npm '));
  it.each(ours)('$line', async ({ line, output }) => {
    const stdout = await run(line);
    if (output !== undefined) compare(stdout, output);
  });
  it('programs run', async () => {
    for (const [i, { text }] of blocks.filter(({ language }) => language === 'js').entries()) {
      writeFileSync(join(project.root, `example-${i}.mjs`), text);
      expect(await run(`node example-${i}.mjs`)).toMatch(/src\/header\.ts.*7/);
    }
  });
  it('links lead to files', () => {
    const folder = join(ROOT, page, '..');
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to = '']) => to);
    for (const link of links.filter((to) => !to.includes('://')))
      expect(() => readdirOrRead(join(folder, link))).not.toThrow();
  });
});

function readdirOrRead(path: string): void {
  try {
    readFileSync(path);
  } catch {
    readdirSync(path);
  }
}

describe('the commands of the README', () => {
  it('are those that run in a fresh clone', () => {
    const commands = blocksOf(read('README.md'))
      .flatMap(commandsOf)
      .map(({ line }) => line)
      .filter((line) => line.startsWith('npm '));
    expect(commands).toHaveLength(2);
    for (const line of commands) expect(read('.ci/run').split('\n')).toContain(line);
  });
});

describe.each(COMMANDS.map(({ name }) => name))('examples of ax %s', (name) => {
  it('run', async () => {
    const entry = COMMANDS.find((each) => each.name === name)!;
    const { examples } = describeCommand(await entry.load());
    expect(examples).not.toEqual([]);
    for (const { line } of examples) await run(line);
  });
});

it('the built program is what is run', () => expect(readFileSync(AX, 'utf8')).toContain('dist/main.js'));
