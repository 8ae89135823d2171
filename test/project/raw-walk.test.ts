import { afterEach, expect, test } from 'vitest';
import { dumpIndex } from '../indexer/dump.ts';
import { manyFiles, type Workspace, workspace } from '../indexer/workspace.ts';

const FILES = {
  ...manyFiles(40),
  'a.py': 'class A:\n    def read(self):\n        return [self\n',
  'b.go': 'package b\n\n// F does.\nfunc F(x int) int {\n\tif x > 1 {\n\t\treturn F(x)\n\t}\n\treturn G(x)\n}\n',
  'c.vue': '<template><p>{{ a }}</p></template>\n<script>\nexport default { data: () => ({ a: 1 }) }\n</script>\n',
};

let space: Workspace;
afterEach(() => space.close());

test.each([0, 2])('an index is the same without the raw walk, by %i workers', async (jobs) => {
  space = workspace(FILES);
  await space.index({ jobs });
  const expected = dumpIndex(space.root);
  const failures: string[] = [];
  await space.project({ rawWalk: false, onRawWalkFailure: (why) => failures.push(why) });
  await space.index({ jobs, full: true });
  expect(dumpIndex(space.root)).toEqual(expected);
  expect(failures).toEqual([]);
});
