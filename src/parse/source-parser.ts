import { LANGUAGES, type Language, type LanguageReader, type Part, type ReadableText } from '../languages/index.ts';
import { AxError, type Branch, type FileFacts, type Problem } from '../model/index.ts';
import { branchesOf } from './branches.ts';
import { compileSpec } from './compile-spec.ts';
import type { CompiledSpec } from './compiled-spec.ts';
import { emptyFacts } from './empty-facts.ts';
import { createExtractor } from './extract.ts';
import { collectFacts, type TextOrigin } from './fact-sink.ts';
import { joinFacts, textsOfParts } from './parts.ts';
import { resume } from './resume.ts';
import { createRuntime, type Parsed, type Runtime, type RuntimeOptions } from './runtime.ts';
import { createTreeView } from './tree-view.ts';
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
  /** Gives the text of another file of the project, named from the directory of this one. Default: none can be read. */
  readBeside?: (specifier: string) => string | undefined;
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
  /** What runs under a condition or often, in source order; what cannot be read has none. As `parse`. */
  branches(input: ParseInput): Branch[];
  /** The parser underneath: its compiled grammars, its memory, whether it must be replaced. */
  readonly runtime: Runtime;
  /** Frees the parser. */
  close(): void;
}

/** Reads text of one language. `deadline` is a time of `performance.now()`. */
interface Prepared {
  read(
    text: string,
    deadline: number,
    origin: TextOrigin,
  ): { facts: Omit<FileFacts, 'language'>; parts: readonly Part[] };
  /** Undefined where nothing is known of them, but in parts. */
  branches: ((text: string, deadline: number) => Branch[]) | undefined;
}

/** Starts a parser that takes its grammars from `<grammars>/<name>.wasm`, or from `modules` where they are compiled. */
export async function createParser(options: RuntimeOptions): Promise<SourceParser> {
  const runtime = await createRuntime(options);
  const loading = new Map<string, Promise<Prepared>>();
  const ready = new Map<string, Prepared>();
  /** Languages of parts that cannot be used, and why. */
  const unusable = new Map<string, string>();

  async function load({ id, grammar, load }: Language): Promise<Prepared> {
    const tables = await load();
    if ('read' in tables) {
      return { read: (text, deadline, origin) => readAlone(tables, text, deadline, origin), branches: undefined };
    }
    if (!grammar) throw new Error(`${id} has tables and no grammar`);
    const loaded = await runtime.load(grammar.name);
    try {
      return byTables(runtime, compileSpec(tables, loaded));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new AxError('unsupported', `the tables of ${id} do not fit: ${why}`, 'reinstall automatosx', { cause });
    }
  }

  async function prepare(id: string): Promise<void> {
    const language = LANGUAGES.find((known) => known.id === id);
    if (!language) throw new AxError('unsupported', `unknown language "${id}"`, 'see `ax languages`');
    let prepared = loading.get(id);
    if (!prepared) {
      prepared = load(language);
      loading.set(id, prepared);
    }
    ready.set(id, await prepared);
    for (const embedded of language.embeds) {
      // What a part is in may be unusable: the rest of the file is not.
      await prepare(embedded).catch((error: unknown) => {
        if (!(error instanceof AxError)) throw error;
        unusable.set(embedded, error.message);
      });
    }
  }

  function read(language: string, text: string, deadline: number, origin: TextOrigin): Omit<FileFacts, 'language'> {
    const prepared = ready.get(language);
    if (!prepared) throw new Error(`${language} has not been prepared`);
    const { facts, parts } = prepared.read(text, deadline, origin);
    let all = facts;
    for (const [embedded, part] of textsOfParts(text, parts)) {
      const why = ready.has(embedded) ? undefined : unusable.get(embedded);
      if (why !== undefined) {
        const line = text.slice(0, parts.find((one) => one.language === embedded)!.start).split('\n').length;
        all = { ...all, problems: [...all.problems, { code: 'part-unread', message: `not read: ${why}`, line }] };
        continue;
      }
      all = joinFacts(all, read(embedded, part, deadline, origin));
    }
    return all;
  }

  function branches(language: string, text: string, deadline: number, origin: TextOrigin): Branch[] {
    const prepared = ready.get(language);
    if (!prepared) return [];
    if (prepared.branches) return prepared.branches(text, deadline);
    const { parts } = prepared.read(text, deadline, origin);
    return [...textsOfParts(text, parts)].flatMap(([part, own]) => branches(part, own, deadline, origin));
  }

  return {
    runtime,
    prepare,
    branches: ({ language, path, text, deadlineMs, readBeside = () => undefined }) =>
      branches(language, text, performance.now() + deadlineMs, { path, readBeside }).sort((a, b) => a.start - b.start),
    parse: ({ language, path, text, deadlineMs, readBeside = () => undefined }) => ({
      language,
      ...read(language, text, performance.now() + deadlineMs, { path, readBeside }),
    }),
    close: () => runtime.close(),
  };
}

/** Reads with the grammar and tables of a language. */
function byTables(runtime: Runtime, spec: CompiledSpec): Prepared {
  const extractor = createExtractor(spec);
  const { readable: readableOf, parts, check, tell, macros } = spec.spec;
  const { view, show } = createTreeView(spec);

  /** The tree of a text, mended where that is possible. */
  function treeOf(
    text: string,
    deadline: number,
  ): (Parsed & { readable: ReadableText | undefined }) | { problem: Problem } {
    const began = performance.now();
    const isLate = (): boolean => performance.now() > deadline;
    const readable = readableOf?.(text, isLate);
    if (readableOf && isLate()) return { problem: late(deadline - began) };
    const read = readable?.text ?? text;
    if (read.length < text.length) throw new Error(`what is read of ${spec.grammar.id} is shorter than the text`);
    const parse = (part: string) =>
      runtime.parse(spec.grammar, part, spec.keep, {
        deadlineMs: Math.max(1, Math.ceil(deadline - performance.now())),
      });
    const parsed = parse(read);
    if ('problem' in parsed) return parsed;
    const again = (part: string): Parsed | undefined => {
      const more = parse(part);
      return 'tree' in more ? more : undefined;
    };
    const whole = parsed.hasError ? resume(parsed.tree, read, spec, again) : parsed.tree;
    return { ...parsed, tree: unwrap(whole, text, spec, (part) => again(part)?.tree), readable };
  }

  return {
    read: (text, deadline, origin) => {
      const parsed = treeOf(text, deadline);
      if ('problem' in parsed) return { facts: { ...emptyFacts(), problems: [parsed.problem] }, parts: [] };
      const facts = extractor.extract(parsed.tree, text, parsed.readable);
      // The end of a piece may have been supplied; a macro may stand for what seems to be missing.
      if (parsed.hasError && facts.problems.length === 0 && !macros) facts.problems.push(incomplete(text));
      facts.problems.push(...(check?.(extractor.view) ?? []));
      const more = tell && collectFacts(text, origin);
      if (more) tell(extractor.view, more.sink, facts.comments);
      return { facts: more ? joinFacts(facts, more.facts()) : facts, parts: parts?.(extractor.view) ?? [] };
    },
    branches: (text, deadline) => {
      const parsed = treeOf(text, deadline);
      if ('problem' in parsed) return [];
      show(parsed.tree, text);
      return branchesOf(parsed.tree, spec, view);
    },
  };
}

/** Reads a language that has no grammar. */
function readAlone(
  reader: LanguageReader,
  text: string,
  deadline: number,
  origin: TextOrigin,
): ReturnType<Prepared['read']> {
  const { sink, facts, parts } = collectFacts(text, origin);
  reader.read(sink, () => performance.now() > deadline);
  return { facts: facts(), parts };
}

function late(milliseconds: number): Problem {
  return { code: 'timeout', message: `parsing took longer than ${Math.round(milliseconds)} ms`, line: 0 };
}

function incomplete(text: string): Problem {
  return { code: 'syntax-error', message: 'something is missing before here', line: text.trimEnd().split('\n').length };
}
