import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const FILES = {
  'pom.xml':
    '<project><artifactId>all</artifactId><modules><module>core</module><module>web</module><module>old</module></modules></project>',
  'core/pom.xml': '<project><parent><artifactId>all</artifactId></parent><artifactId>core</artifactId></project>',
  'old/pom.xml': '<project><artifactId>old</artifactId></project>',
  'web/pom.xml':
    '<project><artifactId>web</artifactId><dependencies><dependency><artifactId>core</artifactId></dependency></dependencies></project>',
  'core/src/main/java/a/Base.java':
    'package a;\npublic class Base { public static class Inner {} public static int LIMIT; }\nclass Beside {}\n',
  'core/src/main/java/a/Sub.java': 'package a;\npublic class Sub extends Base {}\n',
  'core/src/test/java/a/Made.java': 'package a;\nclass Made {}\n',
  'core/src/main/java/a/Made.java': 'package a;\npublic class Made {}\n',
  'old/src/main/java/a/Made.java': 'package a;\npublic class Made {}\n',
  'core/src/main/java/b/Base.java': 'package b;\nclass Base {}\n',
  'web/src/main/java/w/Web.java': `package w;
import a.Base;
import a.Base.Inner;
import static a.Sub.LIMIT;
import static a.Base.*;
import a.*;
import a.Made;
import a.Beside;
import a.Nothing;
import java.util.List;
import lib.Base;
`,
  'core/src/test/java/a/BaseTest.java': 'package a;\nimport a.Made;\n',
  'other/Other.java': 'import a.Made;\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('imports lead to the files that define the name, of the nearest module', async () => {
  expect(await edgesOf(made.project, 'web/src/main/java/w/Web.java')).toEqual([
    '2 a -> core/src/main/java/a/Base.java',
    '3 a.Base -> core/src/main/java/a/Base.java',
    '4 a.Sub -> core/src/main/java/a/Sub.java',
    '5 a.Base -> core/src/main/java/a/Base.java',
    '6 a -> core/src/main/java/a',
    '7 a -> core/src/main/java/a/Made.java',
    '8 a -> core/src/main/java/a/Base.java',
    '9 a external',
    '10 java.util builtin',
    '11 lib external',
  ]);
  expect(await edgesOf(made.project, 'core/src/test/java/a/BaseTest.java')).toEqual([
    '2 a -> core/src/test/java/a/Made.java',
  ]);
  expect(await edgesOf(made.project, 'other/Other.java')).toEqual(['1 a unresolved']);
});
