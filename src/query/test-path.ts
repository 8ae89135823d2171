const TEST_FOLDER = /^(?:tests?|__tests__|specs?|testing|testdata|.*-tests?|.*Tests?)$/;
const OTHER_FOLDER = /^(?:bench(?:marks?)?|examples?|samples?|docs?|perf|compat|playground)$/;
const TEST_FILE = /[._-]tests?\.[^/]*$|\.spec\.[^/]*$|(?:Tests?|Spec|Suite|IT)\.[^./]*$|^test_|^conftest\.py$/;
const OTHER_FILE = /(?:Bench|Benchmark)\.[^./]*$|^bench_/;

/** True when a path is that of a test, by the conventions of many languages. */
export function isTestFile(path: string): boolean {
  return follows(path, TEST_FOLDER, TEST_FILE);
}

/** True when a file has the name of one that runs tests, whatever folder it is in. */
export function isTestName(path: string): boolean {
  return TEST_FILE.test(path.slice(path.lastIndexOf('/') + 1));
}

/** True when a path is that of a test, benchmark, example or documentation, by the conventions of many languages. */
export function isTestPath(path: string): boolean {
  return isTestFile(path) || follows(path, OTHER_FOLDER, OTHER_FILE);
}

function follows(path: string, folder: RegExp, file: RegExp): boolean {
  const parts = path.split('/');
  return file.test(parts.pop()!) || parts.some((part) => folder.test(part));
}

/** True when a word of a query asks for such files. */
export function asksForTests(words: readonly string[]): boolean {
  return words.some((word) => /^(?:(?:test|spec|mock|fixture|example)s?$|bench)/i.test(word));
}
