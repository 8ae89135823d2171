import { type GitOptions, runGit } from '../indexer/index.ts';
import { AxError } from '../model/index.ts';

/** What has become of one file since a revision. Paths are relative to the root, with `/`. */
export interface GitChange {
  /** Where it is now; of a file that is gone, where it was. */
  path: string;
  /** Where it was; '' for a new one. */
  before: string;
  status: 'added' | 'modified' | 'deleted' | 'renamed';
  /**
   * Lines that are new or changed, 1-based; `count` 0 where lines were only taken out, behind `line`. Of a new file
   * none: all of it is.
   */
  hunks: { line: number; count: number }[];
}

/** The files below the root that differ between a commit and the work tree, those that git does not track yet too. */
export interface GitChanges {
  /** Full name of the commit. */
  commit: string;
  changes: GitChange[];
}

/**
 * Compares the work tree with a revision. Throws AxError 'not-found' outside of a repository, 'invalid-query' for what is
 * no commit of it, 'unsupported' without git.
 */
export async function changesSince(options: GitOptions, revision: string): Promise<GitChanges> {
  await requireRepository(options);
  const commit = await commitOf(options, revision);
  const diff = (...how: string[]): Promise<Buffer> =>
    runGit(options, [
      ...['-c', 'core.quotePath=false', 'diff', '--relative', '--find-renames', '--no-color', '--no-ext-diff'],
      ...['--no-textconv', '--ignore-submodules', '--src-prefix=a/', '--dst-prefix=b/', ...how, commit, '--', '.'],
    ]);
  const [names, patch, others] = await Promise.all([
    diff('--name-status', '-z'),
    diff('--unified=0'),
    runGit(options, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.']),
  ]);
  const hunks = hunksOf(patch.toString('utf8'));
  const changes = changesOf(names.toString('utf8').split('\0'));
  for (const change of changes) change.hunks = hunks.get(change.path) ?? [];
  for (const path of others.toString('utf8').split('\0')) {
    if (path !== '' && !path.endsWith('/')) changes.push({ path, before: '', status: 'added', hunks: [] });
  }
  return { commit, changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Files as they are in a commit, by path relative to the root; those that are not in it are left out. */
export async function filesAt(
  options: GitOptions,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const asked = paths.filter((path) => !path.includes('\n'));
  const found = new Map<string, Uint8Array>();
  if (asked.length === 0) return found;
  const input = asked.map((path) => `${commit}:./${path}\n`).join('');
  const out = await runGit(options, ['cat-file', '--batch'], { input });
  let at = 0;
  for (const path of asked) {
    const end = out.indexOf(0x0a, at);
    const head = out.subarray(at, end).toString('utf8');
    at = end + 1;
    const blob = / blob (\d+)$/.exec(head);
    // Anything else is a line about what is missing.
    if (!blob) continue;
    const size = Number(blob[1]);
    found.set(path, out.subarray(at, at + size));
    at += size + 1;
  }
  return found;
}

async function requireRepository(options: GitOptions): Promise<void> {
  try {
    await runGit(options, ['rev-parse', '--show-prefix']);
  } catch (error) {
    const { message, cause } = error as Error;
    if ((cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
      throw new AxError('unsupported', 'git is not installed, and --diff asks it', 'install git', { cause: error });
    }
    options.signal?.throwIfAborted();
    const why = /not a git repository/i.test(message) ? '' : `: ${message.split('\n')[0]}`;
    throw new AxError('not-found', `${options.root} is in no git repository${why}`, 'name a symbol or a file instead', {
      cause: error,
    });
  }
}

async function commitOf(options: GitOptions, revision: string): Promise<string> {
  try {
    const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return (await runGit(options, asked)).toString('utf8').trim();
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw new AxError('invalid-query', `"${revision}" is no commit of the repository`, 'git log lists them', { cause });
  }
}

/** Reads `M\0path\0`, `R087\0before\0path\0`. */
function changesOf(words: readonly string[]): GitChange[] {
  const changes: GitChange[] = [];
  for (let i = 0; i + 1 < words.length; ) {
    const code = words[i++]!;
    const before = words[i++]!;
    switch (code[0]) {
      case 'A':
        changes.push({ path: before, before: '', status: 'added', hunks: [] });
        break;
      case 'D':
        changes.push({ path: before, before, status: 'deleted', hunks: [] });
        break;
      case 'R':
        changes.push({ path: words[i++]!, before, status: 'renamed', hunks: [] });
        break;
      case 'C':
        changes.push({ path: words[i++]!, before: '', status: 'added', hunks: [] });
        break;
      default:
        changes.push({ path: before, before, status: 'modified', hunks: [] });
    }
  }
  return changes;
}

/** By path: the changed lines that a patch without context tells. */
function hunksOf(patch: string): Map<string, GitChange['hunks']> {
  const found = new Map<string, GitChange['hunks']>();
  let hunks: GitChange['hunks'] = [];
  let inHeader = true;
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) inHeader = true;
    if (inHeader && line.startsWith('+++ ')) {
      hunks = [];
      const path = unquoted(line.slice('+++ '.length).replace(/\t$/, ''));
      if (path.startsWith('b/')) found.set(path.slice('b/'.length), hunks);
    }
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    inHeader = false;
    hunks.push({ line: Number(hunk[1]), count: hunk[2] === undefined ? 1 : Number(hunk[2]) });
  }
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07' };

/** A name as git writes it: odd ones are in quotes. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  return name
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string) =>
      octal === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}
