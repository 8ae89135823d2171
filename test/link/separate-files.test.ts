import { afterEach, describe, expect, test } from 'vitest';
import { openProject, type Project } from '../../src/project/index.ts';
import { type Workspace, workspace } from '../indexer/workspace.ts';
import { refusal } from '../query/made-project.ts';

let space: Workspace | undefined;
afterEach(() => {
  space?.close();
  space = undefined;
});

async function alone(files: Record<string, string>): Promise<Project> {
  space = workspace(files);
  return await space.project({ crossFile: false });
}

/** Where a symbol is named, as `path:line tier`. */
async function refs(project: Project, symbol: string): Promise<string[]> {
  const { results } = await project.references(symbol, { tier: 'possible' });
  return results.map(({ path, line, tier }) => `${path}:${line} ${tier}`);
}

/** What is defined for a place, as `path:line tier`. */
async function defs(project: Project, place: string): Promise<string[]> {
  const { results, ...rest } = await project.definitions(place);
  expect(rest).not.toHaveProperty('outside');
  return results.map(({ path, line, tier }) => `${path}:${line} ${tier}`);
}

/** Who calls a symbol, as `name tier`. */
async function callers(project: Project, symbol: string): Promise<string[]> {
  const { calls } = await project.callers(symbol, { tier: 'possible' });
  return calls.map(({ from, tier }) => `${from.path} ${from.qualifiedName} ${tier}`);
}

const TYPESCRIPT = {
  'src/a.ts': `export function helper(): number {
  return 1;
}
export class Base {
  run(): number {
    return helper();
  }
}
`,
  'src/b.ts': `import { Base, helper as other } from './a.ts';
class Own extends Base {
  go(): number {
    return this.step() + this.run() + other();
  }
  step(): number {
    return 2;
  }
}
new Own().go();
`,
  'src/c.ts': 'import anything from "./b.ts";\nfunction last() {\n  anything();\n  print(1);\n}\n',
};

describe('without cross-file analysis', () => {
  test('TypeScript: a file proves what it defines itself; the rest is possible by name', async () => {
    const project = await alone(TYPESCRIPT);
    // Its other name is written in the file itself.
    expect(await refs(project, 'helper')).toEqual([
      ...['src/a.ts:6 exact', 'src/b.ts:1 possible', 'src/b.ts:1 possible', 'src/b.ts:4 possible'],
    ]);
    expect(await defs(project, 'src/a.ts:6:12')).toEqual(['src/a.ts:1 exact']);
    expect(await defs(project, 'src/b.ts:4:17')).toEqual(['src/b.ts:6 exact']);
    expect(await defs(project, 'src/b.ts:4:31')).toEqual(['src/a.ts:5 possible']);
    expect(await defs(project, 'src/b.ts:2:19')).toEqual(['src/a.ts:4 possible']);
    expect(await callers(project, 'Own.step')).toEqual(['src/b.ts Own.go exact']);
    expect(await callers(project, 'Base.run')).toEqual(['src/b.ts Own.go possible']);
    const { calls } = await project.callees('Own.go', { tier: 'possible' });
    expect(calls.map(({ to, tier }) => `${to.qualifiedName} ${tier}`)).toEqual([
      'Own.step exact',
      'Base.run possible',
      'helper possible',
    ]);
    const { children } = await project.flow('Own.go', { tier: 'possible' });
    expect(children.map(({ symbol, tier }) => `${symbol.name} ${tier}`)).toEqual([
      ...['step exact', 'run possible', 'helper possible'],
    ]);
  });

  test('what is imported is not said to be of no file of the project', async () => {
    const project = await alone(TYPESCRIPT);
    const { children, suppressed } = await project.flow('last');
    expect(children.map(({ symbol, tier }) => `${symbol.name} ${tier}`)).toEqual(['print exact']);
    expect(suppressed).toEqual({ inferred: 0, possible: 1 });
  });

  test('Python: neither bases nor modules of other files are known', async () => {
    const project = await alone({
      'pkg/__init__.py': '',
      'pkg/base.py': 'class Base:\n    def run(self):\n        return 1\n\n\ndef helper():\n    return Base().run()\n',
      'pkg/own.py': `from pkg.base import Base, helper
import pkg.base


class Own(Base):
    def go(self):
        return self.step() + self.run() + helper() + pkg.base.helper()

    def step(self):
        return 2
`,
    });
    expect(await refs(project, 'Own.step')).toEqual(['pkg/own.py:7 exact']);
    expect(await refs(project, 'Base.run')).toEqual(['pkg/base.py:7 exact', 'pkg/own.py:7 possible']);
    expect(await refs(project, 'helper')).toEqual([
      ...['pkg/own.py:1 possible', 'pkg/own.py:7 possible', 'pkg/own.py:7 possible'],
    ]);
    expect(await defs(project, 'pkg/own.py:7:44')).toEqual(['pkg/base.py:6 possible']);
  });

  test('Go: other files of the package are other files', async () => {
    const project = await alone({
      'go.mod': 'module example.org/m\n',
      'a.go':
        'package m\n\ntype T struct{}\n\nfunc (t T) Run() int { return helper() }\n\nfunc helper() int { return 1 }\n',
      'b.go': 'package m\n\nfunc Use(t T) int { return t.Run() + helper() + own() }\n\nfunc own() int { return 2 }\n',
    });
    expect(await refs(project, 'helper')).toEqual(['a.go:5 exact', 'b.go:3 possible']);
    expect(await refs(project, 'own')).toEqual(['b.go:3 exact']);
    expect(await defs(project, 'b.go:3:31')).toEqual(['a.go:5 possible']);
  });

  test('Java: what is inherited may be in another file', async () => {
    const project = await alone({
      'src/p/A.java': 'package p;\n\npublic class A {\n  int run() { return step(); }\n  int step() { return 1; }\n}\n',
      'src/p/B.java':
        'package p;\n\nclass B extends A {\n  int go(A a) { return a.run() + step() + own(); }\n  int own() { return 2; }\n}\n',
    });
    expect(await refs(project, 'A.step')).toEqual(['src/p/A.java:4 exact', 'src/p/B.java:4 possible']);
    expect(await refs(project, 'A.run')).toEqual(['src/p/B.java:4 possible']);
    expect(await callers(project, 'B.own')).toEqual(['src/p/B.java B.go exact']);
  });

  test('Rust: paths lead nowhere but into the file', async () => {
    const project = await alone({
      'Cargo.toml': '[package]\nname = "m"\nversion = "0.1.0"\n',
      'src/lib.rs': 'mod a;\n\npub fn own() -> i32 {\n    1\n}\n\npub fn go() -> i32 {\n    own() + a::helper()\n}\n',
      'src/a.rs': 'pub fn helper() -> i32 {\n    inner()\n}\n\nfn inner() -> i32 {\n    crate::own()\n}\n',
    });
    expect(await refs(project, 'inner')).toEqual(['src/a.rs:2 exact']);
    expect(await refs(project, 'helper')).toEqual(['src/lib.rs:8 possible']);
    expect(await refs(project, 'own')).toEqual(['src/a.rs:6 possible', 'src/lib.rs:8 exact']);
  });

  test('C: declarations of headers are not joined with what defines them', async () => {
    const project = await alone({
      'a.h': 'int helper(int x);\n',
      'a.c': '#include "a.h"\n\nstatic int own(int x) { return x; }\n\nint helper(int x) { return own(x); }\n',
      'b.c': '#include "a.h"\n\nint go(void) { return helper(1); }\n',
    });
    expect(await refs(project, 'own')).toEqual(['a.c:5 exact']);
    expect(await refs(project, 'helper')).toEqual(['b.c:3 possible']);
    expect(new Set(await defs(project, 'b.c:3:23'))).toEqual(new Set(['a.c:5 possible', 'a.h:1 possible']));
  });

  test('what is asked of imports is refused, and says how to have it', async () => {
    const project = await alone(TYPESCRIPT);
    space!.commit();
    const refused =
      'usage: cross-file analysis is switched off (flag cross-file-analysis)' +
      ' (switch it on for once: --feature cross-file-analysis=on)';
    const questions = {
      imports: project.imports('src/b.ts'),
      dependents: project.dependents('src/a.ts'),
      cycles: project.graph('cycles'),
      path: project.graph('path', { from: 'src/b.ts', to: 'src/a.ts' }),
      orphans: project.graph('orphans'),
      export: project.graph('export'),
      symbol: project.impact({ symbol: 'helper' }),
      file: project.impact({ file: 'src/a.ts' }),
      diff: project.impact({ diff: 'HEAD' }),
    };
    for (const [name, question] of Object.entries(questions)) expect(await refusal(question), name).toBe(refused);
  });

  test('it is switched off by its flag, for the repository', async () => {
    space = workspace(TYPESCRIPT);
    const project = await space.project({ flags: { overrides: ['cross-file-analysis=off'] } });
    expect(await defs(project, 'src/b.ts:2:19')).toEqual(['src/a.ts:4 possible']);
    expect(await refusal(project.imports('src/b.ts'))).toContain('usage: cross-file analysis is switched off');
    const on = await space.project({ flags: { overrides: ['cross-file-analysis=on'] } });
    expect(await defs(on, 'src/b.ts:2:19')).toEqual(['src/a.ts:4 exact']);
    expect((await on.imports('src/b.ts')).edges.map(({ path }) => path)).toEqual(['src/a.ts']);
    const neither = await space.project({ crossFile: false, flags: { overrides: ['cross-file-analysis=on'] } });
    expect(await defs(neither, 'src/b.ts:2:19')).toEqual(['src/a.ts:4 possible']);
  });

  test('what does not go across files is the same', async () => {
    const project = await alone(TYPESCRIPT);
    const { root, env } = space!;
    const other = await openProject({ root, env });
    try {
      const bare = ({ elapsedMs: _, ...answer }: Awaited<ReturnType<Project['find']>>) => answer;
      expect(bare(await project.find('helper'))).toEqual(bare(await other.find('helper')));
      expect(await project.definitions('helper')).toEqual(await other.definitions('helper'));
      expect(await project.outline('src/b.ts')).toEqual(await other.outline('src/b.ts'));
      expect((await other.references('helper')).results.map(({ path }) => path)).toContain('src/b.ts');
    } finally {
      other.close();
    }
  });
});
