import { setImmediate as turn } from 'node:timers/promises';
import { isFailure } from '../flags/index.ts';
import { AxError, nearest } from '../model/index.ts';
import type { AnswerOptions } from '../project/index.ts';
import { errorEvent, type Invocation } from '../telemetry/index.ts';
import { type Command, type Context, commandNamed, define, statusOfError, unknownCommand } from './command.ts';
import { validateInput } from './fields.ts';

interface Answer {
  id: unknown;
  ok: boolean;
  result?: unknown;
  error?: { code: string; message: string; hint: string };
}

// Commands that answer with something else than one result, or read standard input themselves.
const EXCLUDED: readonly string[] = [
  ...['batch', 'watch', 'completion', 'export'],
  ...['telemetry export', 'telemetry serve'],
];

/** `ax batch` */
export const command: Command = define({
  name: 'batch',
  summary: 'Answer many requests, one JSON line each, in one process',
  description:
    'Reads JSON lines {"id","command","input"} from standard input and writes a JSON line {"id","ok","result"} or {"id","ok","error"} for each, in order and at once. The fields of "input" are those of the command (ax help COMMAND --json), the results those of --json. A line that cannot be answered is an error of that line; the rest goes on. Changed files are looked for whenever the requests that have arrived are answered and new ones come.',
  input: {},
  examples: [
    { line: `echo '{"id":1,"command":"def","input":{"symbol":"main"}}' | ax batch`, does: 'one request' },
    { line: 'ax batch < requests.jsonl', does: 'the requests of a file' },
  ],
  result: 'JSON lines {id,ok,result} or {id,ok,error:{code,message,hint}}',
  streams: true,
  async run(ctx): Promise<void> {
    // A line may come in very many chunks: it is put together once.
    let rest: string[] = [];
    for await (const chunk of ctx.stdin()) {
      const lines = chunk.split('\n');
      rest.push(lines.shift() ?? '');
      if (lines.length === 0) continue;
      lines.unshift(rest.join(''));
      rest = [lines.pop() ?? ''];
      await answerLines(ctx, lines);
    }
    await answerLines(ctx, [rest.join('')]);
  },
  print: (answer, out) => out.line(JSON.stringify(answer)),
});

/** Answers lines that arrived together: files that changed before they came are looked for once. */
async function answerLines(ctx: Context, lines: readonly string[]): Promise<void> {
  let fresh = false;
  for (const line of lines) {
    // Answers do not wait for anything, and Ctrl-C comes between two turns.
    await turn();
    ctx.signal.throwIfAborted();
    if (line.trim() === '') continue;
    let asked = false;
    const options = (): AnswerOptions => {
      asked = true;
      return fresh ? { ...ctx.options(), refresh: false } : ctx.options();
    };
    const said = await answer({ ...ctx, options }, line);
    if (asked && said.ok) fresh = true;
    ctx.emit(said);
  }
}

// What some shells put before what they write into a pipe.
const BYTE_ORDER_MARK = /^\ufeff/;

async function answer(ctx: Context, line: string): Promise<Answer> {
  const started = performance.now();
  ctx.invocation.count('requests', 1);
  let id: unknown = null;
  let command: Command | undefined;
  let invocation: Invocation | undefined;
  const end = (status: number, error?: unknown): void => {
    invocation ??= ctx.recorder.begin('', 'batch');
    for (const [flag, variant] of ctx.flagsInUse()?.variants() ?? []) invocation.flag(flag, variant);
    invocation.end(status, performance.now() - started, error === undefined ? undefined : errorEvent(error));
  };
  try {
    const request = parseRequest(line.replace(BYTE_ORDER_MARK, ''));
    id = request.id ?? null;
    checkFields(request);
    command = await commandOf(ctx, request.command);
    const observer = ctx.recorder.begin(command.name, 'batch');
    invocation = observer;
    const asking = { ...ctx, isPerson: false, invocation: observer, options: () => ({ ...ctx.options(), observer }) };
    const result = await command.run(asking, validateInput(command.input, request.input ?? {}));
    end(command.status(result));
    return { id, ok: true, result };
  } catch (error) {
    if (ctx.signal.aborted) throw error;
    end(statusOfError(error, command?.exits), error);
    if (isFailure(error)) ctx.failed(error);
    if (error instanceof AxError) {
      return { id, ok: false, error: { code: error.code, message: error.message, hint: error.hint } };
    }
    const message = `internal error: ${error instanceof Error ? error.message : String(error)}`;
    return { id, ok: false, error: { code: 'internal', message, hint: 'please report it' } };
  }
}

const FORM = '{"id":1,"command":"def","input":{"symbol":"main"}}';

function parseRequest(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new AxError('usage', `not JSON: ${(cause as Error).message}`, `a request looks like ${FORM}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AxError('usage', 'a request must be a JSON object', `a request looks like ${FORM}`);
  }
  return value as Record<string, unknown>;
}

function checkFields(request: Record<string, unknown>): void {
  const known = ['id', 'command', 'input'];
  const unknown = Object.keys(request).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new AxError(
    'usage',
    `unknown field "${unknown}" of a request`,
    near ? `did you mean "${near}"?` : `a request looks like ${FORM}`,
  );
}

async function commandOf({ commands }: Context, name: unknown): Promise<Command> {
  if (typeof name !== 'string') throw new AxError('usage', 'command must be a string', `a request looks like ${FORM}`);
  if (EXCLUDED.includes(name)) throw new AxError('usage', `ax ${name} cannot be asked in a batch`);
  const entries = commands.filter((each) => !EXCLUDED.includes(each.name));
  const entry = commandNamed(name, entries);
  if (!entry) throw unknownCommand(name, entries);
  return await entry.load();
}
