import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const FILES = {
  'Cargo.toml': `[workspace]
members = ["app", "shapes"]

[workspace.dependencies]
geo-shapes = { path = "shapes", version = "1" }
`,
  'app/Cargo.toml': `[package]
name = "my-app"

[dependencies]
geo-shapes.workspace = true
serde = "1" # not here
renamed = { package = "other-name", version = "2" }

[[bin]]
name = "tool"
path = "tools/tool.rs"
`,
  'app/src/lib.rs': `pub mod parse;
mod sys { mod unix; #[path = "win/x.rs"] mod windows; }
#[path = "odd/place.rs"]
mod odd;
mod generated;
#[cfg(test)]
mod tests;
use std::fmt;
use serde::Serialize;
use renamed::a::{b, c};
use geo_shapes::Shape;
use crate::parse::Token;
use parse::Token as T;
`,
  'app/src/parse.rs': 'mod token;\npub use self::token::Token;\n',
  'app/src/parse/token.rs': 'pub struct Token;\n',
  'app/src/token.rs': 'pub struct Wrong;\n',
  'app/src/sys/unix.rs': '',
  'app/src/sys/win/x.rs': '',
  'app/src/odd/place.rs': 'mod beside;\n',
  'app/src/odd/beside.rs': '',
  'app/src/tests.rs': '',
  'app/src/bin/one.rs': 'mod two;\n',
  'app/src/bin/two/mod.rs': 'use my_app::parse;\n',
  'app/tools/tool.rs': 'mod helper;\n',
  'app/tools/helper.rs': '',
  'app/tests/common/mod.rs': '',
  'app/tests/all.rs': 'mod common;\n',
  'shapes/Cargo.toml': '[package]\nname = "geo-shapes"\n[lib]\npath = "lib.rs"\n',
  'shapes/lib.rs': 'mod shape;\npub use shape::Shape;\n',
  'shapes/shape/mod.rs': 'pub struct Shape;\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('modules are files where the rules of the language say, and nowhere else', async () => {
  expect(await edgesOf(made.project, 'app/src/lib.rs')).toEqual([
    '1 parse -> app/src/parse.rs',
    '2 sys::unix -> app/src/sys/unix.rs',
    '2 sys::win/x.rs -> app/src/sys/win/x.rs',
    '4 odd/place.rs -> app/src/odd/place.rs',
    '5 generated unresolved',
    '7 tests -> app/src/tests.rs',
    '8 std builtin',
    '9 serde external',
    '10 renamed::a external',
  ]);
  const { edges } = await made.project.imports('app/src/lib.rs');
  expect(edges.filter(({ note, status }) => note !== undefined && status === 'internal')).toMatchObject([
    { path: 'app/src/tests.rs', note: 'it is built for tests only' },
  ]);
  expect(edges.at(-1)).toMatchObject({ path: 'other-name' });
});

test('a file owns the directory of its name, a root of a crate its own', async () => {
  const targets: Record<string, string[]> = {};
  for (const path of Object.keys(FILES)
    .filter((one) => one.endsWith('.rs'))
    .sort()) {
    const { edges } = await made.project.imports(path);
    const mods = edges.filter(({ kind }) => kind === 'mod').map((edge) => edge.path);
    if (mods.length > 0 && path !== 'app/src/lib.rs') targets[path] = mods;
  }
  expect(targets).toEqual({
    'app/src/bin/one.rs': ['app/src/bin/two/mod.rs'],
    'app/src/odd/place.rs': ['app/src/odd/beside.rs'],
    'app/src/parse.rs': ['app/src/parse/token.rs'],
    'app/tests/all.rs': ['app/tests/common/mod.rs'],
    'app/tools/tool.rs': ['app/tools/helper.rs'],
    'shapes/lib.rs': ['shapes/shape/mod.rs'],
  });
});
