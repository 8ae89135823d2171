const FOLDER =
  /^(?:tests?|__tests__|specs?|testing|testdata|bench(?:marks?)?|examples?|samples?|docs?|perf|compat|playground|.*-tests?|.*Tests?)$/;
const FILE =
  /[._-]tests?\.[^/]*$|\.spec\.[^/]*$|(?:Tests?|Spec|Suite|Bench|Benchmark|IT)\.[^./]*$|^(?:test_|bench_)|^conftest\.py$/;

/** True when a path is that of a test, benchmark, example or documentation, by the conventions of many languages. */
export function isTestPath(path: string): boolean {
  const parts = path.split('/');
  const file = parts.pop()!;
  return parts.some((part) => FOLDER.test(part)) || FILE.test(file);
}

/** True when a word of a query asks for such files. */
export function asksForTests(words: readonly string[]): boolean {
  return words.some((word) => /^(?:(?:test|spec|mock|fixture|example)s?$|bench)/i.test(word));
}
