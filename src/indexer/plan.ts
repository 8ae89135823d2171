import { setImmediate as breathe } from 'node:timers/promises';
import { detectLanguage } from '../languages/index.ts';
import type { Problem } from '../model/index.ts';
import type { FileRow } from '../store/index.ts';
import type { Listing } from './discover.ts';
import { judgeFile, type Verdict } from './judge.ts';
import { createNameInterest, type Interest } from './name-interest.ts';
import { isProjectFile, mayBelongToProject } from './project-languages.ts';
import type { FileProblem } from './report.ts';
import { isRecent, lookAt, microseconds, stampOfRule, timeOfDirectory } from './stamp.ts';
import { NESTED_REPOSITORY } from './survey.ts';
import { createTree, FILE_STATE, type Stamp, setFile, type Tree, UNTRUSTED } from './tree.ts';
import { unlistedNamesReader } from './unlisted-names.ts';

/** What is known of the files from before, in ascending order of path. */
export interface Before {
  paths: readonly string[];
  /** Codes of `FILE_STATE`. */
  state: Uint8Array;
  /** True when a file with this stamp now is as it was. */
  isSame(index: number, stamp: Stamp): boolean;
  /** Stamps of the rules, as text, by absolute path. */
  rules: ReadonlyMap<string, string>;
}

/** What an indexing run has to do. */
export interface Plan {
  /** The tree as it is now; files that are to be read are `pending` in it. */
  tree: Tree;
  /** Positions in the tree of the files to be read, ascending. */
  read: number[];
  /** Files that are not indexed, as is known without reading them. */
  unread: { row: FileRow; isFault: boolean }[];
  /** Paths known before that are not there any more. */
  removed: string[];
  /** True when a directory that could not be read can be read now: the tree must be listed anew. */
  relist: boolean;
}

/** What all planning is told. */
export interface PlanOptions {
  root: string;
  fingerprint: string;
  maxFileSize: number;
  signal?: AbortSignal | undefined;
}

/** What {@link planListing} works on. */
export interface ListingOptions extends PlanOptions {
  listing: Listing;
  /** When the listing began, milliseconds since the epoch. */
  listedAt: number;
  before: Before;
  /** True when other settings or languages held before: what was not indexed then is looked at again. */
  reconsider: boolean;
}

const FILES_A_TURN = 2000;
const DIRECTORIES_A_TURN = 200;

/** Compares a new listing with what was known before. Looks at every file that is of interest, reads none. */
export async function planListing(options: ListingOptions): Promise<Plan> {
  const { root, listing, before, reconsider, maxFileSize, signal } = options;
  const faults = new Map(listing.problems.map((problem) => [problem.path, problem]));
  faults.delete('');
  const files = faults.size === 0 ? listing.files : [...new Set([...listing.files, ...faults.keys()])].sort();
  const interestOf = createNameInterest();
  const listed = lazily(() => new Set(files));
  const judge = { root, maxFileSize, isListed: (path: string) => listed().has(path) };
  // What they say of languages is read anew with a new listing only, as rules are.
  const projects = files.filter(isProjectFile).map((path) => `${root}/${path}`);
  const ruled = { ...options, listing: { ...listing, rules: [...listing.rules, ...projects] } };
  const plan: Plan = { tree: startTree(ruled, files.length), read: [], unread: [], removed: [], relist: false };
  const doubtful = changedProjects(root, before.rules, rulesOf(plan.tree));
  const kept = new Uint8Array(before.paths.length);
  let cursor = 0;
  for (let i = 0; i < files.length; i++) {
    if (i % FILES_A_TURN === FILES_A_TURN - 1) {
      await breathe();
      signal?.throwIfAborted();
    }
    const path = files[i]!;
    const interest = interestOf(path);
    const fault = faults.get(path);
    if (interest === 'none' && (!fault || fault.code === 'name-not-utf8')) continue;
    while (cursor < before.paths.length && before.paths[cursor]! < path) cursor++;
    const known = before.paths[cursor] === path ? cursor : -1;
    const verdict = fault ? verdictOf(root, fault) : judgeFile(judge, path, interest === 'probe');
    if (verdict.state === FILE_STATE.gone) continue;
    if (known >= 0) kept[known] = 1;
    const index = plan.tree.paths.push(path) - 1;
    const state = known >= 0 ? before.state[known]! : FILE_STATE.pending;
    // An indexed file must still be one to read, and what was not indexed must still be so for the same reason.
    const isSure = !(mayBelongToProject(path) && doubtful.some((folder) => path.startsWith(folder)));
    const stands = isSure && (state === FILE_STATE.indexed ? verdict.state === FILE_STATE.pending : !reconsider);
    if (state !== FILE_STATE.pending && stands && before.isSame(known, verdict.stamp)) {
      setFile(plan.tree, index, verdict.stamp, state);
    } else {
      put(plan, index, verdict);
    }
  }
  await noteNames(options, plan.tree, interestOf);
  plan.removed = before.paths.filter((_, i) => kept[i] === 0 && before.state[i] !== FILE_STATE.other);
  return plan;
}

/** Stamps of the rules of a tree, as text, by absolute path. */
export function rulesOf({ rules, ruleTime, ruleSize }: Tree): Map<string, string> {
  return new Map(rules.map((path, i) => [path, `${ruleTime[i]} ${ruleSize[i]}`]));
}

/** Folders, with `/` at their end, in which a project file came, went or changed. */
function changedProjects(root: string, before: Before['rules'], now: Before['rules']): string[] {
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((path) => before.get(path) !== now.get(path));
  const inside = changed.filter((path) => path.startsWith(`${root}/`)).map((path) => path.slice(root.length + 1));
  return inside.filter(isProjectFile).map((path) => path.slice(0, path.lastIndexOf('/') + 1));
}

/** Looks closer at files (positions in `tree`, which is changed unless it is to be listed anew) that a sweep found changed. */
export function planChanged(options: PlanOptions, tree: Tree, changed: readonly number[]): Plan {
  const interestOf = createNameInterest();
  const plan: Plan = { tree, read: [], unread: [], removed: [], relist: false };
  const listed = lazily(() => new Set(tree.paths));
  const judge = { ...options, isListed: (path: string) => listed().has(path) };
  const verdicts = changed.map((index) => {
    const path = tree.paths[index]!;
    return judgeFile(judge, path, interestOf(path) === 'probe');
  });
  // The tree is left as it was for the new listing to be compared with.
  if (verdicts.some(({ isDirectory }) => isDirectory)) return { ...plan, relist: true };
  for (const [i, index] of changed.entries()) {
    const path = tree.paths[index]!;
    const verdict = verdicts[i]!;
    const before = tree.state[index];
    put(plan, index, verdict);
    if (verdict.state === FILE_STATE.gone && before !== FILE_STATE.other) plan.removed.push(path);
  }
  return plan;
}

/** A row for a file that is not indexed. Times in the index are microseconds. */
export function rowOfUnread(path: string, stamp: Stamp, problem: Problem): FileRow {
  return {
    ...{ path, language: detectLanguage({ path })?.id ?? '', size: Math.max(0, stamp.size) },
    ...{ mtime: microseconds(stamp.mtime), hash: new Uint8Array(0), flags: 0, lines: 0, problems: [problem] },
  };
}

function put(plan: Plan, index: number, { stamp, state, problem }: Verdict): void {
  const path = plan.tree.paths[index]!;
  setFile(plan.tree, index, state === FILE_STATE.pending ? { ...stamp, ctime: UNTRUSTED } : stamp, state);
  if (state === FILE_STATE.pending) plan.read.push(index);
  if (problem) plan.unread.push({ row: rowOfUnread(path, stamp, problem), isFault: state === FILE_STATE.failed });
}

/** A directory that cannot be read or is a repository of its own, or a name that is no text. */
function verdictOf(root: string, { path, code, message }: FileProblem): Verdict {
  const { size, mtimeMs, ctimeMs } = lookAt(`${root}/${path}`);
  const stamp: Stamp = { size, mtime: mtimeMs, ctime: ctimeMs };
  const state = code === NESTED_REPOSITORY ? FILE_STATE.skipped : FILE_STATE.failed;
  return { stamp, state, problem: { code, message, line: 0 } };
}

function startTree({ root, fingerprint, listing, listedAt }: ListingOptions, files: number): Tree {
  const { directories, rules } = listing;
  const tree = createTree(files, directories.length, rules.length);
  tree.fingerprint = fingerprint;
  tree.directories = directories;
  tree.rules = rules;
  // What changed while it was being listed may be missing in the list.
  const sure = (time: number): number => (isRecent(time, listedAt) ? UNTRUSTED : time);
  directories.forEach((path, i) => {
    tree.directoryTime[i] = sure(timeOfDirectory(root, path));
  });
  rules.forEach((path, i) => {
    const { mtime, size } = stampOfRule(path);
    tree.ruleTime[i] = sure(mtime);
    tree.ruleSize[i] = size;
  });
  return tree;
}

/** Notes what the directories hold beside the files of the tree, where that is what they held when it was listed. */
async function noteNames(
  { root, listedAt, signal }: ListingOptions,
  tree: Tree,
  interestOf: (path: string) => Interest,
): Promise<void> {
  const read = unlistedNamesReader(root, tree, interestOf);
  for (const [i, directory] of tree.directories.entries()) {
    if (i % DIRECTORIES_A_TURN === DIRECTORIES_A_TURN - 1) {
      await breathe();
      signal?.throwIfAborted();
    }
    const { time, names } = read(directory);
    if (time === tree.directoryTime[i] && !isRecent(time, listedAt)) tree.directoryNames[i] = names;
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
