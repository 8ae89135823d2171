import { setImmediate as breathe } from 'node:timers/promises';
import { parentOf } from './ignore-rules.ts';
import { CLOSED_DIRECTORIES, IGNORE_FILES, type OwnRules } from './own-rules.ts';
import { readEntries } from './read-entries.ts';
import type { FileProblem } from './report.ts';

/** The directories of a listed tree. */
export interface Survey {
  /**
   * Every directory in which a new file would be listed: those of the listed files, those above them, and those that
   * hold no listed file but are not ignored. Relative to the root, '' for the root.
   */
  directories: string[];
  /** Absolute paths of the ignore files in them. */
  rules: string[];
  /** 'unreadable' and 'nested-repository' directories. */
  problems: FileProblem[];
}

/** What a survey works on. */
export interface SurveyOptions {
  root: string;
  /** The listed files, relative to the root. */
  files: readonly string[];
  /** Learns the ignore files of every directory on the way. */
  own: OwnRules;
  /** Those of the given directories that git ignores. */
  ignoredByGit: (directories: readonly string[]) => Promise<Set<string>>;
  signal?: AbortSignal | undefined;
}

/** Code of the problem of a directory that is not entered because it has its own `.git`. */
export const NESTED_REPOSITORY = 'nested-repository';

const DIRECTORIES_A_TURN = 64;

/** Looks at the directories of a tree whose files git has listed. Nested repositories are known, but not entered. */
export async function surveyDirectories(options: SurveyOptions): Promise<Survey> {
  const { root, own, signal } = options;
  const listed = directoriesOf(options.files);
  const survey: Survey = { directories: [], rules: [], problems: [] };
  let level = [...listed].sort();
  while (level.length > 0) {
    const unlisted: string[] = [];
    for (const directory of level) {
      if (directory !== '' && own.ignores(directory, 'directory')) continue;
      survey.directories.push(directory);
      if (survey.directories.length % DIRECTORIES_A_TURN === 0) {
        await breathe();
        signal?.throwIfAborted();
      }
      const { entries, problems } = readEntries(root, directory);
      survey.problems.push(...problems.filter(({ code }) => code === 'unreadable'));
      const names = new Set(entries.map(({ name }) => name));
      if (names.has('.git') && directory !== '' && !listed.has(directory)) {
        survey.problems.push({ path: directory, code: NESTED_REPOSITORY, message: 'a repository of its own' });
        continue;
      }
      const prefix = directory === '' ? '' : `${directory}/`;
      for (const name of IGNORE_FILES) if (names.has(name)) survey.rules.push(`${root}/${prefix}${name}`);
      own.enter(directory, names);
      for (const entry of entries) {
        const path = prefix + entry.name;
        if (entry.isDirectory() && !listed.has(path) && !CLOSED_DIRECTORIES.has(entry.name)) unlisted.push(path);
      }
    }
    const open = unlisted.filter((path) => !own.ignores(path, 'directory'));
    const ignored = await options.ignoredByGit(open);
    level = open.filter((path) => !ignored.has(path));
  }
  return survey;
}

function directoriesOf(files: readonly string[]): Set<string> {
  const found = new Set(['']);
  for (const file of files) {
    for (let at = parentOf(file); !found.has(at); at = parentOf(at)) found.add(at);
  }
  return found;
}
