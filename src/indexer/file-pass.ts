import { detectLanguage, LANGUAGES } from '../languages/index.ts';
import { AxError, type FileFacts, type Problem } from '../model/index.ts';
import { createLineIndex, decodeSource, emptyFacts, looksMinified, type SourceParser } from '../parse/index.ts';
import { FILE_FLAGS, type FileRow } from '../store/index.ts';
import { createSegmentBuilder, type SegmentData } from '../store/writing.ts';
import { besidePath, isInside } from './beside.ts';
import { contentHash } from './content-hash.ts';
import { tooLarge } from './judge.ts';
import { createFileReader, type FileContent, type ReadRefusal } from './read-file.ts';
import { lookAt, microseconds, stampOf } from './stamp.ts';
import { FILE_STATE, type Stamp, UNTRUSTED } from './tree.ts';

/** A file to be read. */
export interface FileJob {
  /** What the sender knows it by. */
  index: number;
  /** Relative to the root. */
  path: string;
  /** Bytes, as far as is known. */
  size: number;
  /** Hash of the content that is indexed under this path, when the same content need not be parsed again. */
  known?: Uint8Array;
  /** The language it is indexed as, where there is a `known`. */
  language?: string;
  /** See `DetectInput.project`. */
  project?: string;
}

/** What became of a file. */
export interface FileOutcome {
  index: number;
  /** Code of `FILE_STATE`. */
  state: number;
  stamp: Stamp;
  /** `added`: it is in the segment, its row among those of the segment; `same`: its content is the known one. */
  kind: 'added' | 'same' | 'unread';
  /** The row of an unread file that is of a known language. */
  row?: FileRow;
  /** Bytes read. */
  bytes: number;
}

/** A finished segment and what became of the files that were to be in it. */
export interface SegmentResult {
  /** Absent when no file was added. Rows are in the order of the ordinals. */
  segment?: { data: SegmentData; rows: FileRow[] };
  outcomes: FileOutcome[];
  /** Why the thread has given up the raw walk, where it has since its last result. */
  rawWalkFailure?: string;
}

/** How files are read. */
export interface FilePassOptions {
  /** Absolute. */
  root: string;
  maxFileSize: number;
  /** For parsing one file, in milliseconds. */
  timeoutMs: number;
  parser: SourceParser;
}

/** Reads files in one thread and builds segments of them. */
export interface FilePass {
  /** Reads, parses and adds a file. Never throws for what a file holds or where it is. */
  run(job: FileJob): Promise<void>;
  /** UTF-16 units of source that wait in the unfinished segment. */
  readonly pending: number;
  /** Ends the segment. */
  finish(): SegmentResult;
}

const HEAD_UNITS = 32768;
/** Problems after which nothing is known of a file but its words. */
const FAULTS: ReadonlySet<string> = new Set(['timeout', 'too-complex', 'grammar']);
const MINIFIED: Problem = { code: 'minified', message: 'most of it is squeezed into long lines', line: 0 };

/** Starts reading; the parser stays the caller's. */
export function createFilePass(options: FilePassOptions): FilePass {
  const { root, maxFileSize, timeoutMs, parser } = options;
  const reader = createFileReader();
  const besideReader = createFileReader();
  const builder = createSegmentBuilder();
  const unusable = new Map<string, string>();
  const prepared = new Set<string>();
  let rows: FileRow[] = [];
  let outcomes: FileOutcome[] = [];

  /** The text of a file that another one names; undefined for what is not to be read. */
  function readBeside(from: string, specifier: string): string | undefined {
    const path = besidePath(from, specifier);
    if (path === undefined || !isInside(root, path)) return undefined;
    const content = besideReader.read(`${root}/${path}`, maxFileSize);
    const source = 'refusal' in content ? undefined : decodeSource(content.bytes);
    return source && 'text' in source ? source.text : undefined;
  }

  /** Why a language cannot be parsed, '' when it can. */
  async function prepare(language: string): Promise<string> {
    if (prepared.has(language)) return unusable.get(language) ?? '';
    prepared.add(language);
    try {
      await parser.prepare(language);
      return '';
    } catch (error) {
      if (!(error instanceof AxError)) throw error;
      unusable.set(language, error.message);
      return error.message;
    }
  }

  function unread(job: FileJob, stamp: Stamp, problem: Problem, isFault: boolean, language: string, hash?: Uint8Array) {
    const row: FileRow = {
      ...{
        path: job.path,
        language,
        size: Math.max(0, stamp.size),
        mtime: microseconds(stamp.mtime),
        flags: 0,
        lines: 0,
      },
      ...{ hash: hash ?? new Uint8Array(0), problems: [problem] },
    };
    const state = isFault ? FILE_STATE.failed : FILE_STATE.skipped;
    outcomes.push({ index: job.index, state, stamp, kind: 'unread', row, bytes: 0 });
  }

  function foreign({ index }: FileJob, stamp: Stamp, bytes: number): void {
    outcomes.push({ index, state: FILE_STATE.other, stamp, kind: 'unread', bytes });
  }

  function refuse(job: FileJob, { refusal, message, stat }: ReadRefusal): void {
    const stamp = stampOf(stat ?? lookAt(`${root}/${job.path}`), Date.now());
    const language = detectLanguage({ path: job.path })?.id ?? '';
    if (refusal === 'gone' || refusal === 'not-a-file') {
      outcomes.push({ index: job.index, state: FILE_STATE.gone, stamp, kind: 'unread', bytes: 0 });
    } else if (refusal === 'too-large') {
      unread(job, stamp, tooLarge(stamp.size, maxFileSize)!, false, language);
    } else if (refusal === 'changing') {
      const again = { ...stamp, ctime: UNTRUSTED };
      unread(job, again, { code: 'changed-while-read', message, line: 0 }, true, language);
    } else {
      unread(job, stamp, { code: 'unreadable', message, line: 0 }, true, language);
    }
  }

  async function add(job: FileJob, { bytes, stat, readAt }: FileContent): Promise<void> {
    const stamp = stampOf(stat, readAt);
    const hash = contentHash(bytes);
    if (job.known && hash.equals(job.known) && isSameLanguage(job, bytes)) {
      const { index } = job;
      outcomes.push({ index, state: FILE_STATE.indexed, stamp, kind: 'same', bytes: bytes.length });
      return;
    }
    const byName = detectLanguage({ path: job.path })?.id ?? '';
    const source = decodeSource(bytes);
    if ('problem' in source) return unread(job, stamp, source.problem, false, byName, hash);
    const { text } = source;
    const language = languageOf(job, text);
    if (language === undefined) return foreign(job, stamp, bytes.length);
    if (looksMinified(text)) return unread(job, stamp, MINIFIED, false, language, hash);
    const why = await prepare(language);
    let isAlone = true;
    const besideThis = (specifier: string): string | undefined => {
      isAlone = false;
      return readBeside(job.path, specifier);
    };
    const facts: FileFacts =
      why === ''
        ? parser.parse({ language, path: job.path, text, deadlineMs: timeoutMs, readBeside: besideThis })
        : { language, ...emptyFacts(), problems: [{ code: 'grammar', message: why, line: 0 }] };
    const lines = createLineIndex(text);
    builder.add({ path: job.path, text, facts, lines });
    const isFault = facts.problems.some(({ code }) => FAULTS.has(code));
    rows.push({
      ...{ path: job.path, language, size: stamp.size, mtime: microseconds(stamp.mtime) },
      // Only its words are in the index: it is parsed again when it is looked at again, whatever its content.
      hash: isFault ? new Uint8Array(0) : hash,
      ...{
        flags: flagsOf(facts) | (isAlone ? 0 : FILE_FLAGS.beside),
        lines: lines.lineCount,
        problems: facts.problems,
      },
    });
    const state = isFault ? FILE_STATE.failed : FILE_STATE.indexed;
    // What an installation lacks today it may have tomorrow.
    const kept = why === '' ? stamp : { ...stamp, ctime: UNTRUSTED };
    outcomes.push({ index: job.index, state, stamp: kept, kind: 'added', bytes: bytes.length });
  }

  return {
    get pending() {
      return builder.textLength;
    },
    run: async (job) => {
      const absolute = `${root}/${job.path}`;
      if (!detectLanguage({ path: job.path })) {
        // Such a file can be anything, of any size: its beginning tells.
        const head = reader.head(absolute);
        if ('refusal' in head) return refuse(job, head);
        const text = Buffer.from(head.bytes).toString('latin1');
        if (!detectLanguage({ path: job.path, head: text })) return foreign(job, stampOf(head.stat, head.readAt), 0);
      }
      const content = reader.read(absolute, maxFileSize);
      if ('refusal' in content) refuse(job, content);
      else await add(job, content);
    },
    finish: () => {
      const result: SegmentResult = { outcomes };
      if (rows.length > 0) result.segment = { data: builder.finish(), rows };
      rows = [];
      outcomes = [];
      return result;
    },
  };
}

function languageOf({ path, project }: FileJob, text: string): string | undefined {
  return detectLanguage({ path, project, head: text.slice(0, HEAD_UNITS) })?.id;
}

/** False where the same content is of another language now, because of a project file. */
function isSameLanguage(job: FileJob, bytes: Uint8Array): boolean {
  if (job.project === undefined && !LANGUAGES.some(({ id, project }) => project && id === job.language)) return true;
  const source = decodeSource(bytes);
  return 'problem' in source || languageOf(job, source.text) === job.language;
}

function flagsOf({ test, generated, problems }: FileFacts): number {
  const errors = problems.some(({ code }) => code === 'syntax-error');
  return (test ? FILE_FLAGS.test : 0) | (generated ? FILE_FLAGS.generated : 0) | (errors ? FILE_FLAGS.errors : 0);
}
