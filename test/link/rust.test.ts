import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

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
  'app/src/parse.rs': 'mod token;\npub use self::token::Token;\nmod r#type;\n',
  'app/src/parse/type.rs': '',
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
    '8 std builtin',
    '9 serde external',
    '10 renamed::a external',
  ]);
  const { edges } = await made.project.imports('app/src/lib.rs');
  // What is a part of it only while tests are built is nothing that it depends on.
  expect(edges.some(({ path }) => path === 'app/src/tests.rs')).toBe(false);
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
    'app/src/parse.rs': ['app/src/parse/token.rs', 'app/src/parse/type.rs'],
    'app/tests/all.rs': ['app/tests/common/mod.rs'],
    'app/tools/tool.rs': ['app/tools/helper.rs'],
    'shapes/lib.rs': ['shapes/shape/mod.rs'],
  });
});

const LINKED = {
  'Cargo.toml':
    '[package]\nname = "made"\nedition = "2021"\n\n[dependencies]\nother = { path = "other" }\nserde = "1"\n',
  'other/Cargo.toml': '[package]\nname = "other"\nedition = "2021"\n',
  'other/src/lib.rs': 'pub struct Far;\nimpl Far { pub fn reach(&self) {} }\n',
  'src/lib.rs': `pub mod shape;
mod draw;
mod prelude { pub use crate::shape::{Area, Shape as Form}; pub(crate) fn help() {} }
#[cfg(unix)]
fn only() {}
#[cfg(windows)]
fn only() {}
pub fn start() { only(); prelude::help(); }
macro_rules! noted { ($a:expr) => { $a }; }
`,
  'src/shape.rs': `use std::fmt;
pub trait Area { fn area(&self) -> f64; fn twice(&self) -> f64 { self.area() * 2.0 } }
#[derive(Clone)]
pub struct Shape { pub size: f64, pub parts: Vec<Part>, part: Option<Box<Part>> }
pub struct Part { pub name: Name }
pub struct Name(Inner);
pub struct Inner;
impl Inner { pub fn deep(&self) {} }
impl Shape {
    pub const LIMIT: usize = 3;
    pub fn new(size: f64) -> Self { Shape { size, parts: Vec::new(), part: None } }
    pub fn size(&self) -> f64 { self.size }
    pub fn part(&self, at: usize) -> Option<&Part> { self.parts.get(at) }
    pub fn grow(mut self) -> Self { self.size += 1.0; self }
}
impl Area for Shape { fn area(&self) -> f64 { self.size() } }
impl fmt::Display for Shape { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { Ok(()) } }
impl Part { pub fn show(&self) { self.name.0.deep(); } }
pub enum Kind { Round(Shape), Flat }
impl Kind { pub fn is_flat(&self) -> bool { matches!(self, Kind::Flat) } }
`,
  'src/draw.rs': `use crate::prelude::*;
use crate::shape::{self, Kind, Part};
use other::Far;

impl shape::Shape { fn draw(&self) { self.area(); } }
struct Holder<T: Area> { held: T }
impl<T> Holder<T> where T: Area { fn run(&self) { self.held.area(); self.held.size(); } }

pub fn go(form: &Form, far: Far, dynamic: &dyn Area, any: impl Area, kind: Kind) -> Option<()> {
    let made = Form::new(1.0).grow();
    made.draw();
    made.fmt();
    made.clone().size();
    form.area();
    far.reach();
    dynamic.twice();
    any.area();
    for part in &made.parts { part.show(); }
    made.parts.iter().filter(|one| one.name.0.deep()).for_each(|each| each.show());
    if let Some(part) = made.part(0) { part.show(); }
    made.part(1)?.show();
    match kind { Kind::Round(inner) => inner.draw(), Kind::Flat => {} }
    println!("{}", made.size());
    noted!(made.size());
    let other = serde::get();
    other.area();
    let size = shape::Shape::LIMIT;
    let f = Form::size;
    let only = size;
    Holder { held: made }.run();
    Some(())
}
`,
};

const inLinked = async (symbol: string, options: Parameters<typeof refsOf>[2] = {}): Promise<string[]> => {
  const found = await refsOf(linked.project, symbol, options);
  return found.map((one) => one.replace('src/', ''));
};
let linked: MadeProject;
beforeAll(async () => {
  linked = await madeProject(LINKED);
});
afterAll(() => linked.close());

test('methods are those of the type that the receiver is declared with, wherever its impls stand', async () => {
  expect(await inLinked('src/draw.rs:5:24')).toEqual(['draw.rs:11:10 call exact', 'draw.rs:22:46 call exact']);
  // The method, not the field of the same name.
  expect(await inLinked('src/shape.rs:12:12')).toEqual([
    'draw.rs:13:18 call exact',
    'draw.rs:23:25 call exact',
    'draw.rs:24:17 call inferred',
    'draw.rs:28:19 read exact',
    'shape.rs:16:52 call exact',
  ]);
  expect(await inLinked('Part.show')).toEqual([
    'draw.rs:18:36 call exact',
    'draw.rs:19:76 call exact',
    'draw.rs:20:45 call exact',
    'draw.rs:21:19 call exact',
  ]);
  expect(await inLinked('Inner.deep')).toEqual(['draw.rs:19:47 call exact', 'shape.rs:18:46 call exact']);
  expect(await inLinked('Far.reach')).toEqual(['draw.rs:15:9 call exact']);
  expect(await inLinked('Holder.run')).toEqual(['draw.rs:30:27 call exact']);
});

test('what an impl gives to a trait is meant through the trait', async () => {
  expect(await inLinked('Area.area')).toEqual([
    'draw.rs:5:43 call exact',
    'draw.rs:7:61 call exact',
    'draw.rs:14:10 call exact',
    'draw.rs:17:9 call exact',
    'shape.rs:2:71 call exact',
  ]);
  expect(await inLinked('Area.twice')).toEqual(['draw.rs:16:13 call exact']);
  expect(await inLinked('src/shape.rs:16:25', { tier: 'possible' })).toEqual([]);
  // The trait of the language is not of this project.
  expect(await inLinked('src/shape.rs:17:34', { tier: 'possible' })).toEqual([]);
});

test('names are found in modules, through `use`, in all of its forms', async () => {
  expect(await inLinked('src/shape.rs:4:12', { role: 'type' })).toEqual([
    'draw.rs:5:13 type exact',
    'draw.rs:9:18 type exact',
    'draw.rs:10:16 type exact',
    'draw.rs:27:23 type exact',
    'draw.rs:28:13 type exact',
    'shape.rs:9:6 type exact',
    'shape.rs:11:37 type exact',
    'shape.rs:16:15 type exact',
    'shape.rs:17:23 type exact',
    'shape.rs:19:23 type exact',
  ]);
  expect(await inLinked('src/lib.rs:3:78')).toEqual(['lib.rs:8:35 call exact']);
  expect(await inLinked('Shape.LIMIT')).toEqual(['draw.rs:27:30 read exact']);
  expect(await inLinked('Kind.Flat')).toEqual(['draw.rs:22:60 read exact', 'shape.rs:20:66 read exact']);
  expect(await inLinked('noted')).toEqual(['draw.rs:24:5 call inferred']);
});

test('which of several configurations is built is an assumption', async () => {
  expect(await inLinked('src/lib.rs:5:4')).toEqual(['lib.rs:8:18 call inferred']);
  expect(await inLinked('src/lib.rs:7:4')).toEqual(['lib.rs:8:18 call inferred']);
});
