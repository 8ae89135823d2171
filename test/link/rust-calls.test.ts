import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

const CODE = {
  'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n',
  'src/lib.rs': `mod date;
mod err;
mod sys_mods;
mod generic;
mod closures;
pub trait Datelike { fn year(&self) -> i32; fn month(&self) -> i32; fn map(self) -> u8; }
pub trait Chain: Sized { fn map<F>(self, f: F) -> u8; fn contains(self) -> u8; fn and_then(self) -> u8; }
impl<F: Fn(u8) -> u8> Chain for F { fn map<G>(self, f: G) -> u8 { 0 } fn contains(self) -> u8 { 0 } fn and_then(self) -> u8 { 0 } }
`,
  'src/date.rs': `use crate::Datelike;
pub struct Date { day: i32 }
impl Date { fn year(&self) -> i32 { self.day } pub(crate) fn month(&self) -> i32 { self.year() } }
impl Datelike for Date { fn year(&self) -> i32 { self.year() } fn month(&self) -> i32 { 0 } fn map(self) -> u8 { 0 } }
mod inner { fn within(date: &super::Date) -> i32 { date.year() } }
`,
  'src/err.rs': `use crate::date::Date;
use crate::Datelike;
pub enum Err { Failure(u8), Both(u8, Date) }
pub fn outside(date: &Date) -> i32 { date.year() + date.month() }
pub fn matched(made: Result<u8, Err>, date: Date, other: u8) {
    match made {
        Err(Err::Failure(e)) => {}
        Err(Err::Both(_, d)) => { d.month(); }
        _ => {}
    }
    match (other, made, date) { (_, _, d) => d.month() };
    let (_, d) = (other, date);
    d.month();
}
`,
  'src/sys_mods.rs': `#[cfg(unix)]
#[path = "unix.rs"]
mod sys;
#[cfg(not(unix))]
mod sys { pub fn get() -> u8 { 0 } }
pub fn run() { sys::get(); }
`,
  'src/unix.rs': 'pub fn get() -> u8 { 1 }\n',
  'src/generic.rs': `use crate::date::Date;
use crate::Chain;
pub enum Maybe<T> { One(T), None }
pub struct Padded<T> { value: T }
impl<T> std::ops::Deref for Padded<T> { type Target = T; fn deref(&self) -> &T { &self.value } }
fn expect<T>(from: Option<T>) -> T { from.unwrap() }
trait Context<T> { fn context(self) -> Result<T, u8>; }
impl<T> Context<T> for Result<T, u16> { fn context(self) -> Result<T, u8> { Err(0) } }
pub struct Holder { padded: Padded<Date> }
impl Holder {
    fn run(&self, made: Maybe<Date>, list: Vec<Date>, one: Option<Date>, read: Result<Date, u16>) {
        expect(one).month();
        match made { Maybe::One(d) => d.month(), Maybe::None => 0 };
        let date = read.context()?;
        date.month();
        self.padded.month();
        (1..=12).contains(&3);
        list.iter().map(|d| d.month());
        one.map(|d| 1).and_then();
    }
}
`,
  'src/closures.rs': `use crate::date::Date;
pub struct Printer<T> { held: T }
impl<T> Printer<T> {
    fn nested<F, R>(&mut self, depth: u8, f: F) -> R where F: FnOnce(&mut Self, Date) -> R { f(self, made()) }
    fn held(&self, f: impl Fn(&T)) { f(&self.held) }
    fn each(&self, f: &mut dyn FnMut(u8, &Date)) {}
    fn name(&self) {}
    fn run(&mut self, one: Printer<Date>) {
        self.nested(1, |this, date| { this.name(); date.month() });
        one.held(|date| { date.month(); });
        self.each(&mut |n, d| { d.month(); });
        with(|date| date.month());
    }
}
fn with<R>(f: impl FnOnce(Date) -> R) -> R { f(made()) }
fn made() -> Date { todo!() }
fn unknown(any: impl Sized) { let it = any.what(); it.with(1); std::mem::named(it); std::unknown(it).named(); }
pub trait Named { fn named(self); }
impl Named for u16 { fn named(self) {} }
pub trait Sized2 { fn len(&self) -> usize; fn twice(&self) -> usize; }
impl Sized2 for [u8] { fn len(&self) -> usize { self.len() } fn twice(&self) -> usize { self.twice() } }
impl Holds { pub fn push(&self, one: u8) {} }
pub struct Holds;
impl<'a> Named for &'a str { fn named(self) { self.named(); } }
fn anything(any: impl Sized) { let it = any.what(); it.push(1); it.twice(); }
fn lists(all: Vec<u8>, text: &str) { all.twice(); all.len(); }
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(CODE);
});
afterAll(() => made.close());

const at = async (path: string, line: number, name: string, last = false): Promise<string[]> => {
  const text = CODE[path as keyof typeof CODE].split('\n')[line - 1]!;
  const column = (last ? text.lastIndexOf(name) : text.indexOf(name)) + 1;
  return (await made.project.definitions(`${path}:${line}:${column}`)).results.map(
    (one) => `${one.path}:${one.line}:${one.column} ${one.tier}`,
  );
};

test('a method that is private is none where it is not seen', async () => {
  expect(await at('src/date.rs', 3, 'year', true)).toEqual(['src/date.rs:3:16 exact']);
  expect(await at('src/date.rs', 5, 'year')).toEqual(['src/date.rs:3:16 exact']);
  expect(await at('src/err.rs', 4, 'year')).toEqual(['src/lib.rs:6:25 exact']);
  expect(await at('src/err.rs', 4, 'month')).toEqual(['src/date.rs:3:62 exact']);
});

test('an enum is no value that a pattern can be of', async () => {
  expect(await at('src/err.rs', 7, 'Err')).toEqual([]);
  expect(await at('src/err.rs', 7, 'Err', true)).toEqual(['src/err.rs:3:10 exact']);
});

test('places in a pattern count those without a name', async () => {
  expect(await at('src/err.rs', 8, 'month')).not.toEqual([]);
  expect(await at('src/err.rs', 11, 'month')).toEqual(['src/date.rs:3:62 exact']);
  expect(await at('src/err.rs', 13, 'month')).toEqual(['src/date.rs:3:62 exact']);
});

test('a module that a condition replaces by a file is one of two', async () => {
  expect((await at('src/sys_mods.rs', 6, 'get')).sort()).toEqual([
    'src/sys_mods.rs:5:18 inferred',
    'src/unix.rs:1:8 inferred',
  ]);
});

test('what a caller decides is not known to be outside', async () => {
  expect(await at('src/generic.rs', 12, 'month')).not.toEqual([]);
  expect(await at('src/generic.rs', 13, 'month')).not.toEqual([]);
  expect(await at('src/generic.rs', 15, 'month')).not.toEqual([]);
  expect(await at('src/generic.rs', 16, 'month')).toEqual(['src/date.rs:3:62 exact']);
});

test('types of the standard library have their own methods', async () => {
  expect(await at('src/generic.rs', 17, 'contains')).toEqual([]);
  expect(await at('src/generic.rs', 18, 'map')).toEqual([]);
  expect(await at('src/generic.rs', 18, 'month')).toEqual(['src/date.rs:3:62 exact']);
  expect(await at('src/generic.rs', 19, 'map')).toEqual([]);
  expect(await at('src/generic.rs', 19, 'and_then')).toEqual([]);
});

test('a closure is given what the function says that takes it', async () => {
  expect(await at('src/closures.rs', 9, 'name')).toEqual(['src/closures.rs:7:8 exact']);
  expect(await at('src/closures.rs', 9, 'month')).toEqual(['src/date.rs:3:62 exact']);
  expect(await at('src/closures.rs', 10, 'month')).toEqual(['src/date.rs:3:62 exact']);
  expect(await at('src/closures.rs', 12, 'month')).toEqual(['src/date.rs:3:62 exact']);
});

test('what is called on a value is no function without self, what stands in a module of a dependency none of a trait', async () => {
  expect(await at('src/closures.rs', 17, 'with')).toEqual([]);
  expect(await at('src/closures.rs', 17, 'named')).toEqual([]);
  expect(await at('src/closures.rs', 17, 'named', true)).toEqual(['src/closures.rs:18:22 possible']);
});

test('a list has its own methods, and those of a trait that it is given', async () => {
  expect(await at('src/closures.rs', 21, 'len', true)).toEqual([]);
  expect(await at('src/closures.rs', 21, 'twice', true)).toEqual(['src/closures.rs:20:47 exact']);
  expect(await at('src/closures.rs', 26, 'twice')).toEqual(['src/closures.rs:20:47 exact']);
  expect(await at('src/closures.rs', 26, 'len')).toEqual([]);
});

test('a method that types of the language have is most likely theirs where nothing is known of the value', async () => {
  expect(await at('src/closures.rs', 25, 'push')).toEqual([]);
  expect(await at('src/closures.rs', 25, 'twice')).toEqual(['src/closures.rs:20:47 possible']);
  const { results } = await made.project.references('Holds.push', { tier: 'possible' });
  expect(results.map(({ line, tier }) => `${line} ${tier}`)).toEqual(['25 possible']);
});
