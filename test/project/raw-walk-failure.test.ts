import { afterEach, expect, test } from 'vitest';
import { Parser } from 'web-tree-sitter';
import { dumpIndex } from '../indexer/dump.ts';
import { type Workspace, workspace } from '../indexer/workspace.ts';

const FILES = {
  'a.py': 'class A:\n    def read(self):\n        return [self\n',
  'b.go': 'package b\n\n// F does.\nfunc F(x int) int {\n\tif x > 1 {\n\t\treturn F(x)\n\t}\n\treturn G(x)\n}\n',
};

let space: Workspace;
afterEach(() => space.close());

test('where the memory of the parser is not open, the cursor is used and the failure is told', async () => {
  space = workspace(FILES);
  await space.index({ jobs: 2 });
  const expected = dumpIndex(space.root);
  // Whoever starts it first in a thread has its memory: here that is somebody else.
  await Parser.init();
  const failures: string[] = [];
  const project = await space.project({ onRawWalkFailure: (why) => failures.push(why) });
  await space.index({ jobs: 0, full: true });
  expect(dumpIndex(space.root)).toEqual(expected);
  expect(failures).toEqual(['web-tree-sitter was started by other code in this thread']);
  // So for what questions read out of the sources.
  const { children } = await project.flow('F');
  expect(children).not.toEqual([]);
  expect(failures).toHaveLength(2);
});
