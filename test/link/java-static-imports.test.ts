import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

const FILES = {
  'app/Wheel.java': 'package app;\npublic class Wheel { public void turn() {} }\n',
  'app/Use.java': `package app;
import static java.util.Objects.requireNonNull;
import static java.util.Optional.*;
import static org.tool.Tool.spy;
class Use {
  void go(Wheel wheel) {
    requireNonNull(wheel).turn(); // by the platform
    of(wheel).get().turn(); // by all of a type
    spy(wheel).turn(); // by a dependency
  }
}
`,
  'app/Heir.java': `package app;
import static java.util.Objects.requireNonNull;
class Heir extends org.tool.Base {
  void go(Wheel wheel) {
    requireNonNull(wheel).turn(); // by what may be inherited
    inherited(wheel).turn(); // by what is inherited
  }
}
`,
  'app/Several.java': `package app;
import static java.util.Objects.*;
import static org.tool.Tool.*;
class Several {
  void go(Wheel wheel) {
    requireNonNull(wheel).turn(); // by one of two
  }
}
`,
};

test('what methods give that are imported, or inherited, from others', async () => {
  const made = await madeProject(FILES);
  const { results } = await made.project.references('app/Wheel.java:2:34', { tier: 'possible' });
  const found = results.map(({ path, line, tier }) => {
    const [, note] = FILES[path as keyof typeof FILES].split('\n')[line - 1]!.split('// ');
    return `${note}: ${tier}`;
  });
  expect(found.sort()).toEqual([
    'by a dependency: possible',
    'by all of a type: exact',
    'by one of two: possible',
    'by the platform: exact',
    'by what is inherited: possible',
    'by what may be inherited: inferred',
  ]);
  made.close();
});
