import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { definitionsAt } from './made-answers.ts';

const FILES = {
  'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n',
  'src/lib.rs': `macro_rules! template { ($($tokens:tt)*) => { }; }
template! {
    /// Counts.
    pub trait Counts: Sized {
        @section type
        type Item;
        @section self
        fn count_all(self: &Self) -> usize;
    }
}
pub fn all<G: Counts>(g: G) -> usize { g.count_all() }

pub trait Edge: Copy { fn source(&self) -> u8; }
pub struct Other;
impl Other { pub fn source(&self) -> u8 { 1 } pub fn size_of(&self) {} }
pub trait Sizes { fn size_of(left: u8) -> u8; }
impl<I> Sizes for I where I: Iterator { fn size_of(left: u8) -> u8 { left } }
pub trait Graph {
    type Edge: Edge;
    type Edges: Iterator<Item = Self::Edge>;
    fn edges(self) -> Self::Edges;
}
pub fn closure<G: Graph>(g: G) { g.edges().filter(move |edge| edge.source() == 1); }
pub fn looped<G>(g: G) where G: Graph { for edge in g.edges() { edge.source(); } }
pub struct Kept<G: Graph> { edges: G::Edges }
impl<G: Graph> Kept<G> { fn next(&mut self) { (&mut self.edges).filter_map(|e| e.source()); } }
pub fn items<I: IntoIterator>(all: I) where I::Item: Clone + Edge { for one in all { one.source(); } }
pub trait Sized2: Iterator { fn sized(&self) { self.size_of(); } }

use std::pin::Pin;
use std::ptr::NonNull;
pub struct Frame { inner: Pin<Box<Inner>>, raw: NonNull<Inner> }
pub struct Inner;
impl Inner { fn go(&mut self) {} }
pub struct Framed { frame: Frame }
impl Framed {
    pub fn get_mut(&mut self) -> &mut Frame { &mut self.frame }
    pub fn plain(&mut self) { self.get_mut().inner.as_mut().go(); }
    pub fn raw(&mut self) { unsafe { self.frame.raw.as_ref().go() } }
    pub fn pinned(mut self: Pin<&mut Self>) { let pin = self.get_mut(); pin.plain(); }
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** What the word with this number on the line that has a text is defined by. */
const defsOf = async (text: string, word: string, nth = 1): Promise<string[]> => {
  const lines = FILES['src/lib.rs'].split('\n');
  const line = lines.findIndex((one) => one.includes(text));
  const found = [...lines[line]!.matchAll(new RegExp(`\\b${word}\\b`, 'g'))][nth - 1]!;
  return (await made.defs(`src/lib.rs:${line + 1}:${found.index + 1}`)).map((one) => one.replace('src/', ''));
};

test('marks for the macro that takes a trait hide nothing of it', async () => {
  expect(await defsOf('pub fn all', 'count_all')).toEqual(['lib.rs:8:12 exact']);
});

test('what a trait asks for as an iterator holds what that says', async () => {
  for (const text of ['pub fn closure', 'pub fn looped', 'fn next']) {
    expect(await defsOf(text, 'source')).toEqual(['lib.rs:13:27 exact']);
  }
  expect(await defsOf('pub fn items', 'source')).toEqual(['lib.rs:13:27 exact']);
});

test('what takes no `self` is no method', async () => {
  expect(await defsOf('fn sized', 'size_of')).toEqual([]);
});

test('`Pin` has members of its own before those of what it points to', async () => {
  expect(await defsOf('fn plain', 'get_mut')).toEqual(['lib.rs:37:12 exact']);
  expect(await defsOf('fn plain', 'go')).toEqual(['lib.rs:34:17 exact']);
  expect(await defsOf('fn raw', 'go')).toEqual(['lib.rs:34:17 exact']);
  expect(await defsOf('fn pinned', 'get_mut')).toEqual([]);
  expect(await defsOf('fn pinned', 'plain')).toEqual(['lib.rs:38:12 exact']);
});

test('a function has only methods of traits, and what iterates none of those of lists', async () => {
  const files = {
    'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n',
    'src/lib.rs': `pub struct Text;
impl Text {
    pub fn parse(&self) {}
}
pub trait Parse { fn parse(&self); }
impl<F: Fn(u8)> Parse for F { fn parse(&self) {} }
pub trait Ordered { fn sort(self); }
impl<I: Iterator> Ordered for I { fn sort(self) {} }
fn word(_: u8) {}
pub fn go(of: Vec<u8>, mut list: Vec<u8>) {
    word.parse();
    of.iter().sort();
    list.sort();
}
`,
  };
  const made = await madeProject(files);
  const at = (text: string, last = false) => definitionsAt(made.project, files, { path: 'src/lib.rs', text, last });
  expect(await at('parse();')).toEqual(['src/lib.rs:5 inferred']);
  expect(await at('sort();')).toEqual(['src/lib.rs:7 possible']);
  expect(await at('sort();', true)).toEqual([]);
  await made.close();
});
