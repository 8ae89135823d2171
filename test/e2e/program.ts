import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program, as a user starts it. */
export const AX: string = fileURLToPath(new URL('../../bin/ax.js', import.meta.url));

// The home of these processes is in their project, and nothing is to appear in it.
const NO_CACHE = { NODE_DISABLE_COMPILE_CACHE: '1' };

/** Where a shell in this directory keeps the state of its programs; a {@link Place} takes it away. */
const stateOf = (cwd: string): string => `${cwd}.state`;

/** What a finished process left behind. */
export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** How a process is started. */
export interface Start {
  cwd: string;
  input?: string;
  env?: Record<string, string>;
  /** Another script than the built program. */
  script?: string;
}

/** Starts the program without a terminal, without the settings of whoever runs the tests, and without telemetry. */
export function start(args: readonly string[], { cwd, env = {}, script = AX }: Start): ChildProcessWithoutNullStreams {
  const { PATH = '', SystemRoot = '' } = process.env;
  const home = join(cwd, '.no-home');
  return spawn(process.execPath, [script, ...args], {
    cwd,
    env: {
      PATH,
      SystemRoot,
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      AX_TELEMETRY: 'off',
      ...NO_CACHE,
      ...env,
    },
  });
}

/** Starts a line of shell in which `ax` is the built program. */
export function shell(line: string, cwd: string): ChildProcessWithoutNullStreams {
  const { PATH = '' } = process.env;
  const home = join(cwd, '.no-home');
  const node = JSON.stringify(process.execPath);
  // The last command takes the place of the shell, so that signals reach it.
  const script = `ax() { ${node} ${JSON.stringify(AX)} "$@"; }; node() { ${node} "$@"; }; ${/[|&;]/.test(line) ? line : line.replace(/^ax /, `exec ${node} ${JSON.stringify(AX)} `)}`;
  return spawn('bash', ['-c', script], {
    cwd,
    env: { PATH, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_STATE_HOME: stateOf(cwd), ...NO_CACHE },
  });
}

/** Runs the program to its end. */
export function ax(args: readonly string[], options: Start): Promise<Ended> {
  return ended(start(args, options), options.input ?? '');
}

/** Waits for a process to end. */
export function ended(child: ChildProcessWithoutNullStreams, input?: string): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  // A process that ends without reading its input closes the pipe.
  child.stdin.on('error', () => {});
  if (input !== undefined) child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** Waits until a stream of the process has said something that fits. */
export function said(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: unknown): void => {
      text += String(chunk);
      if (pattern.test(text)) resolve(text);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', () => reject(new Error(`ended without saying ${pattern}: ${text}`)));
  });
}

/** A directory with files in it, gone after `close`. */
export interface Place {
  root: string;
  write(path: string, text: string): void;
  close(): void;
}

/** Makes a directory with these files; a git repository unless `git` is false. */
export function place(files: Record<string, string>, { git = true }: { git?: boolean } = {}): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ax-e2e-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  if (git) execFileSync('git', ['init', '-q', root]);
  const close = (): void => {
    for (const path of [root, stateOf(root)]) rmSync(path, { recursive: true, force: true });
  };
  return { root, write, close };
}

/** A small project in two languages. */
export const SAMPLE: Record<string, string> = {
  'src/server.ts': `import { parseHeader } from './header.ts';

/** Listens for requests. */
export class Server {
  private port = 0;

  /** Begins to listen. */
  listen(port: number): void {
    this.port = port;
    parseHeader('a: b');
  }

  close(): void {}
}

export function startServer(port: number): Server {
  const server = new Server();
  server.listen(port);
  return server;
}
`,
  'src/header.ts': `export interface Header {
  name: string;
  value: string;
}

/** Parses one HTTP header line. */
export function parseHeader(line: string): Header {
  const [name = '', value = ''] = line.split(':');
  return { name: name.trim(), value: value.trim() };
}
`,
  'tools/report.py': `def build_report(rows):
    """Builds the monthly report."""
    return [format_row(row) for row in rows]


def format_row(row):
    return ", ".join(row)
`,
  'notes.txt': '# Sample\n',
};
