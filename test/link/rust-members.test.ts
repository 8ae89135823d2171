import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

const FILES = {
  'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n',
  'src/lib.rs': `mod kinds;
use kinds::Cursor;
use kinds::Cursor::*;
pub struct Values { pub at: u8 }
pub struct Error;
pub fn local(code: u8) -> bool {
    use kinds::Problem::*;
    let made = Values(code);
    match kinds::problem() { Error(_) => true, Other => false }
}
pub fn outer() -> Error { Error }

pub struct Bytes;
impl Bytes {
    pub fn as_bytes(&self) -> u8 { 0 }
    pub fn power(&self, by: u8) -> u8 { by }
    pub fn plain(&self) {}
}
pub trait AsBytes { fn as_bytes(&self) -> u8; }
pub trait Power<T> { fn power(self, by: T) -> u8; }
pub trait Offset { fn offset(&self) -> u8; }
impl AsBytes for &Bytes { fn as_bytes(&self) -> u8 { 1 } }
impl Power<u16> for Bytes { fn power(self, by: u16) -> u8 { self.power(by as u8) } }
impl Offset for &Bytes { fn offset(&self) -> u8 { self.plain(); self.as_bytes() } fn of(self) { self.as_bytes(); } }
pub fn take(bytes: Bytes) -> u8 { bytes.as_bytes(); bytes.power(2) }

pub struct Mapped<F> { map: F, key: Key }
pub struct Key;
impl<F: Fn(u8) -> Key> Mapped<F> {
    fn map(&self) -> Bytes { Bytes }
    fn key(&self) -> Key { Key }
    fn run(&self) { (self.map)(1).plain(); self.map().plain(); }
}
type Small = Mapped<fn(u8) -> Key>;
pub fn keys(all: Vec<Small>) { all.iter().map(Small::key); }
pub mod fmt { pub struct Formatter; pub struct OsStr; }
pub fn shown(f: &std::fmt::Formatter, name: std::ffi::OsStr) -> std::rc::Rc<Bytes> { name.plain() }
pub fn shows(name: u8) { shown(name).plain(); }
pub fn parts(Mapped { key, .. }: Mapped<u8>) { key.turn();  }
impl Key { fn turn(&self) {} }
pub struct Digits { all: Vec<u8> }
impl std::ops::Deref for Digits { type Target = [u8]; fn deref(&self) -> &[u8] { &self.all } }
impl Digits { fn len(&self) -> usize { 0 } }
pub fn count(digits: Digits) -> usize { let all = &*digits; let (n, key) = pair(); key.turn(); all.len() + digits.len() }
fn pair() -> (usize, Key) { (1, Key) }
mod hidden {
    pub struct State;
    impl State { pub fn made() -> State { State } fn own() -> u8 { State::own() } }
}
pub trait Makes { fn made() -> Self; fn own() -> u8; }
impl Makes for u8 { fn made() -> u8 { 1 } fn own() -> u8 { 2 } }
impl Makes for hidden::State { fn made() -> Self { hidden::State } fn own() -> u8 { 3 } }
pub fn makes() { hidden::State::made(); hidden::State::own(); }
`,
  'src/kinds.rs': `pub enum Cursor { Head, Values(u8) }
pub enum Problem { Error(u8), Other }
pub fn problem() -> Problem { Problem::Other }
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** What the word with this number on a line of the library is defined by. */
const defsOf = async (word: string, line: number, nth = 1): Promise<string[]> => {
  const text = FILES['src/lib.rs'].split('\n')[line - 1]!;
  const found = [...text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))][nth - 1]!;
  return (await made.defs(`src/lib.rs:${line}:${found.index + 1}`)).map((one) => one.replace('src/', ''));
};

test('what is called is a variant that is imported, and no struct whose fields have names', async () => {
  expect(await defsOf('Values', 8)).toEqual(['kinds.rs:1:25 exact']);
});

test('what a function imports hides what is defined around it', async () => {
  expect(await defsOf('Error', 9)).toEqual(['kinds.rs:2:20 exact']);
  expect(await defsOf('Error', 11, 2)).toEqual(['lib.rs:5:12 exact']);
});

test('a method that takes a reference is not certain where a trait has one that fits before it', async () => {
  expect(await defsOf('as_bytes', 24)).toEqual(['lib.rs:15:12 possible', 'lib.rs:19:24 possible']);
  expect(await defsOf('as_bytes', 24, 2)).toEqual(['lib.rs:15:12 exact']);
  expect(await defsOf('plain', 24)).toEqual(['lib.rs:17:12 exact']);
  expect(await defsOf('power', 23, 2)).toEqual(['lib.rs:16:12 possible', 'lib.rs:20:25 possible']);
  expect(await defsOf('as_bytes', 25)).toEqual(['lib.rs:15:12 exact']);
});

test('in parentheses it is the value of a field that is called', async () => {
  expect(await defsOf('map', 32)).toEqual(['lib.rs:27:24 exact']);
  expect(await defsOf('map', 32, 2)).toEqual(['lib.rs:30:8 exact']);
  expect(await defsOf('plain', 32)).not.toContain('lib.rs:17:12 exact');
  expect(await defsOf('plain', 32, 2)).toEqual(['lib.rs:17:12 exact']);
});

test('a path through another name of a type leads to no field', async () => {
  expect(await defsOf('key', 35)).toEqual(['lib.rs:31:8 exact']);
});

test('a path that begins with a crate of the language stays outside', async () => {
  expect(await defsOf('Formatter', 37)).toEqual([]);
  expect(await defsOf('OsStr', 37)).toEqual([]);
  expect(await defsOf('plain', 38)).toEqual(['lib.rs:17:12 exact']);
});

test('a pattern names fields, not the methods of the same name', async () => {
  expect(await defsOf('turn', 39)).toEqual(['lib.rs:40:15 exact']);
});

test('what a dereference leads to is not certainly the value itself', async () => {
  expect(await defsOf('len', 44)).toEqual(['lib.rs:43:18 inferred']);
  expect(await defsOf('len', 44, 2)).toEqual(['lib.rs:43:18 exact']);
  expect(await defsOf('turn', 44)).toEqual(['lib.rs:40:15 exact']);
});

test('what is `pub` in a module that is not is seen around it', async () => {
  expect(await defsOf('made', 53)).toEqual(['lib.rs:48:25 exact']);
  expect(await defsOf('own', 53)).toEqual(['lib.rs:50:41 exact']);
  expect(await defsOf('own', 48, 2)).toEqual(['lib.rs:48:54 exact']);
});
