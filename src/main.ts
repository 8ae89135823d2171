// The composition root: the only file that knows the process it runs in.
import { fstatSync, readFileSync, writeSync } from 'node:fs';
import { run, type Sink } from './cli/index.ts';

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of it before it returns, so that nothing is lost when the process exits. Throws EPIPE and the like. */
function writeWhole(fd: number, text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done);
    } catch (error) {
      // A pipe that somebody else made non-blocking is full: its reader needs a moment.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(PAUSE, 0, 0, 1);
    }
  }
}

function isTerminalAt(fd: number): boolean {
  try {
    // Mostly a pipe or a file: the module that knows terminals brings all of the network with it.
    return fstatSync(fd).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(fd);
  } catch {
    // It is closed.
    return false;
  }
}

async function* readStdin(signal: AbortSignal): AsyncGenerator<string> {
  const { addAbortSignal } = await import('node:stream');
  yield* addAbortSignal(signal, process.stdin.setEncoding('utf8'));
}

function sink(fd: 1 | 2): Sink {
  const isTerminal = isTerminalAt(fd);
  return {
    isTerminal,
    write: (text) => writeWhole(fd, text),
    columns: () => (isTerminal && (fd === 1 ? process.stdout : process.stderr).columns) || 80,
  };
}

const stop = new AbortController();
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
for (const name of STOPS) {
  process.on(name, () => {
    // Whoever asks twice does not want to wait for a clean end; nothing that was committed is lost by it.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });
}

const status = await run({
  args: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  stdout: sink(1),
  stderr: sink(2),
  stdin: readStdin,
  canAsk: () => isTerminalAt(0) && isTerminalAt(2),
  signal: stop.signal,
  stopAtOnce: () => {
    for (const name of STOPS) process.removeAllListeners(name);
  },
  version: () => JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
  runtime: { node: process.versions.node, platform: process.platform, arch: process.arch },
});
process.exit(status);
