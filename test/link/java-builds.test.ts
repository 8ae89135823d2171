import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

const TYPE = 'package p;\npublic class Type { public void run() {} }\n';
const USE = 'package q;\nimport p.Type;\nclass Use { void use(Type type) { type.run(); } }\n';
const POM = (name: string, more = ''): string => `<project><artifactId>${name}</artifactId>${more}</project>`;
const USES = '<dependencies><dependency><artifactId>core</artifactId></dependency></dependencies>';

/** Where `run` is defined that a file calls. */
async function found(files: Readonly<Record<string, string>>, use: string): Promise<string[]> {
  const made = await madeProject({
    'pom.xml': POM('all', '<modules><module>core</module><module>tests</module></modules>'),
    'core/pom.xml': POM('core'),
    'tests/pom.xml': POM('tests', USES),
    ...files,
    [use]: USE,
  });
  const { results } = await made.project.definitions(`${use}:3:41`);
  await made.close();
  return results.map(({ path, tier }) => `${path} ${tier}`);
}

test('sources that tests only read are none of the build', async () => {
  const core = { 'core/src/main/java/p/Type.java': TYPE };
  const read = { 'tests/src/test/read/old/p/Type.java': TYPE };
  const use = 'tests/src/test/java/q/Use.java';
  expect(await found({ ...core, ...read }, use)).toEqual(['core/src/main/java/p/Type.java exact']);
  const nested = { 'tests/src/test/resources/one/src/test/java/p/Type.java': TYPE };
  expect(await found({ ...core, ...nested }, use)).toEqual(['core/src/main/java/p/Type.java exact']);
  expect(await found(read, use)).toEqual(['tests/src/test/read/old/p/Type.java exact']);
  // They are of each other.
  expect(await found({ ...core, ...read }, 'tests/src/test/read/old/q/Use.java')).toEqual([
    'tests/src/test/read/old/p/Type.java exact',
  ]);
});
