import { LANGUAGES, type Language } from '../languages/index.ts';
import { AxError, type FileFacts, type Problem } from '../model/index.ts';
import { compileSpec } from './compile-spec.ts';
import type { CompiledSpec } from './compiled-spec.ts';
import { emptyFacts } from './empty-facts.ts';
import { createExtractor, type Extractor } from './extract.ts';
import { resume } from './resume.ts';
import { createRuntime, type Parsed, type Runtime, type RuntimeOptions } from './runtime.ts';
import { unwrap } from './unwrap.ts';

/** One file to read. */
export interface ParseInput {
  /** Id of a language that has been prepared. */
  language: string;
  /** Relative to the project root, with `/`. */
  path: string;
  /** Decoded text; all positions in the facts are UTF-16 offsets into it. */
  text: string;
  /** Give up after so many milliseconds. */
  deadlineMs: number;
}

/** Turns source text into facts, in this thread. */
export interface SourceParser {
  /**
   * Loads tables and grammar of a language, once. Throws AxError 'unsupported' when one of them cannot be used, now
   * and whenever it is asked again; other languages are not affected.
   */
  prepare(language: string): Promise<void>;
  /**
   * The facts of a file. Text that does not fit the grammar, takes too long or crashes it gives the facts there are
   * and a problem; nothing about the text makes it throw. The language must have been prepared.
   */
  parse(input: ParseInput): FileFacts;
  /** The parser underneath: its compiled grammars, its memory, whether it must be replaced. */
  readonly runtime: Runtime;
  /** Frees the parser. */
  close(): void;
}

interface Prepared {
  spec: CompiledSpec;
  extractor: Extractor;
}

/** Starts a parser that takes its grammars from `<grammars>/<name>.wasm`, or from `modules` where they are compiled. */
export async function createParser(options: RuntimeOptions): Promise<SourceParser> {
  const runtime = await createRuntime(options);
  const loading = new Map<string, Promise<Prepared>>();
  const ready = new Map<string, Prepared>();

  async function load({ id, grammar, load }: Language): Promise<Prepared> {
    const tables = await load();
    const loaded = await runtime.load(grammar.name);
    try {
      const spec = compileSpec(tables, loaded);
      return { spec, extractor: createExtractor(spec) };
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new AxError('unsupported', `the tables of ${id} do not fit: ${why}`, 'reinstall automatosx', { cause });
    }
  }

  return {
    runtime,
    prepare: async (id) => {
      const language = LANGUAGES.find((known) => known.id === id);
      if (!language) throw new AxError('unsupported', `unknown language "${id}"`, 'see `ax languages`');
      let prepared = loading.get(id);
      if (!prepared) {
        prepared = load(language);
        loading.set(id, prepared);
      }
      ready.set(id, await prepared);
    },
    parse: ({ language, text, deadlineMs }) => {
      const prepared = ready.get(language);
      if (!prepared) throw new Error(`${language} has not been prepared`);
      const { spec, extractor } = prepared;
      const readable = spec.spec.readable?.(text);
      const read = readable?.text ?? text;
      if (read.length < text.length) throw new Error(`what is read of ${language} is shorter than the text`);
      const until = performance.now() + deadlineMs;
      const parsed = runtime.parse(spec.grammar, read, spec.keep, { deadlineMs });
      if ('problem' in parsed) return { ...emptyFacts(language), problems: [parsed.problem] };
      const again = (part: string): Parsed | undefined => {
        const more = runtime.parse(spec.grammar, part, spec.keep, { deadlineMs: until - performance.now() });
        return 'tree' in more ? more : undefined;
      };
      const whole = parsed.hasError ? resume(parsed.tree, text, spec, again) : parsed.tree;
      const tree = unwrap(whole, text, spec, (part) => again(part)?.tree);
      const facts = extractor.extract(tree, text, readable);
      // The end of a piece may have been supplied; a macro may stand for what seems to be missing.
      const unsaid = parsed.hasError && facts.problems.length === 0 && !spec.spec.macros;
      return { language, ...facts, problems: unsaid ? [incomplete(text)] : facts.problems };
    },
    close: () => runtime.close(),
  };
}

function incomplete(text: string): Problem {
  return { code: 'syntax-error', message: 'something is missing before here', line: text.trimEnd().split('\n').length };
}
