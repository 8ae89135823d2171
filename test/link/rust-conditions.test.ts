import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

const FILES = {
  'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n',
  'src/lib.rs': `mod fine;
mod plain; mod loom; mod use_loom;
#[cfg(fancy)]
use crate::fine::Shape as Form;
#[cfg(not(fancy))]
use crate::plain::Shape as Form;
#[cfg(small)]
pub struct Counter;
#[cfg(not(small))]
use std::sync::atomic::AtomicUsize as Counter;
#[cfg(fancy)]
mod inner { pub fn make() {} pub fn only() {} }
#[cfg(not(fancy))]
mod inner { pub fn make() {} }
pub use inner::*;

pub fn form(_: Form, _: Counter) {}
pub fn calls() { inner::make(); inner::only(); make(); only(); }
#[cfg(fancy)]
pub struct Map { fast: Step }
#[cfg(not(fancy))]
pub enum Map { Slow(Step) }
pub struct Step;
impl Map { pub fn len(&self) -> Step { self.fast } }
impl Step { fn half(&self) {} }
pub fn uses(map: Map) { map.len().half(); map.fast.half(); }
pub fn bits(width: u8) -> u8 {
    #[cfg(fancy)]
    const STEP: u8 = 4;
    #[cfg(not(fancy))]
    const STEP: u8 = 8;
    #[cfg(fancy)]
    let width = width + 1;
    let sure = width;
    width * STEP + sure
}
`,
  'src/loom.rs': `#[cfg(loom)]
pub use self::mocked::*;
#[cfg(not(loom))]
pub use self::real::*;
mod mocked {
    pub struct Lock;
    impl Lock { pub fn close(&self) {} pub fn hold(&self) {} }
    pub mod cell { pub struct Cell; }
}
mod real {
    pub struct Lock;
    impl Lock { pub fn close(&self) {} }
    pub mod cell { pub struct Cell; impl Cell { pub fn of(&self) {} } }
}
`,
  'src/use_loom.rs': `use crate::loom::cell::Cell;
use crate::loom::Lock;
pub fn run(lock: Lock, cell: Cell) { lock.close(); cell.of(); close(); }
mod close;
pub use self::close::*;
`,
  'src/use_loom/close.rs': 'pub fn close() {}\n',
  'src/fine.rs': 'pub struct Shape;\n',
  'src/plain.rs': 'pub struct Shape;\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const defsAt = async (place: string): Promise<string[]> => {
  return (await made.defs(`src/lib.rs:${place}`)).map((one) => one.replace('src/', ''));
};

test('what one configuration imports, and another defines or imports, is not certain', async () => {
  expect(await defsAt('17:16')).toEqual(['fine.rs:1:12 inferred', 'plain.rs:1:12 inferred']);
  expect(await defsAt('17:25')).toEqual(['lib.rs:8:12 inferred']);
});

test('modules that are written out for one configuration each have what either has', async () => {
  expect(await defsAt('18:25')).toEqual(['lib.rs:14:20 inferred', 'lib.rs:12:20 inferred']);
  expect(await defsAt('18:40')).toEqual(['lib.rs:12:37 exact']);
  expect(await defsAt('18:48')).toEqual(['lib.rs:14:20 inferred', 'lib.rs:12:20 inferred']);
  expect(await defsAt('18:56')).toEqual(['lib.rs:12:37 exact']);
});

test('a `let` with a condition hides what has its name only where it is built', async () => {
  expect(await defsAt('34:16')).toEqual(['lib.rs:27:13 inferred', 'lib.rs:33:9 inferred']);
  expect(await defsAt('35:13')).toEqual(['lib.rs:31:11 inferred', 'lib.rs:29:11 inferred']);
  expect(await defsAt('35:20')).toEqual(['lib.rs:34:9 exact']);
});

test('the impls of a type are those of whichever is built, and so are its fields', async () => {
  expect(await defsAt('26:18')).toEqual(['lib.rs:22:10 inferred', 'lib.rs:20:12 inferred']);
  expect(await defsAt('26:29')).toEqual(['lib.rs:24:19 exact']);
  expect(await defsAt('26:35')).toEqual(['lib.rs:25:16 exact']);
  expect(await defsAt('26:47')).toEqual(['lib.rs:20:18 exact']);
});

test('of two functions one is built, and both are told', async () => {
  const other = await madeProject({
    'Cargo.toml': '[package]\nname = "two"\nedition = "2021"\n',
    'src/lib.rs':
      '#[cfg(unix)]\nfn open() {}\n#[cfg(not(unix))]\nfn open() {}\npub fn run() { open() }\n#[cfg(unix)]\nfn end(a: u8) {}\n#[cfg(not(unix))]\nfn end() {}\npub fn stop() { end(1) }\n',
  });
  expect(await other.defs('src/lib.rs:5:16')).toEqual(['src/lib.rs:2:4 inferred', 'src/lib.rs:4:4 inferred']);
  expect(await other.defs('src/lib.rs:10:17')).toEqual(['src/lib.rs:7:4 inferred', 'src/lib.rs:9:4 inferred']);
  other.close();
});

test('of two imports of all names one is built, and a module is never called', async () => {
  const at = async (place: string): Promise<string[]> => await made.defs(`src/use_loom.rs:${place}`);
  expect(await at('3:18')).toEqual(['src/loom.rs:6:16 inferred', 'src/loom.rs:11:16 inferred']);
  expect(await at('3:30')).toEqual(['src/loom.rs:8:31 inferred', 'src/loom.rs:13:31 inferred']);
  expect(await at('3:43')).toEqual(['src/loom.rs:7:24 inferred', 'src/loom.rs:12:24 inferred']);
  expect(await at('3:57')).toEqual(['src/loom.rs:13:56 exact']);
  expect(await at('3:63')).toEqual(['src/use_loom/close.rs:1:8 exact']);
});

test('of alternatives the likelier comes first, wherever its condition is said', async () => {
  const other = await madeProject({
    'Cargo.toml': '[package]\nname = "two"\nedition = "2021"\n',
    'src/lib.rs': `#[cfg(all(test, loom))]
mod mocked;
#[cfg(all(test, loom))]
use mocked::*;
#[cfg(not(all(test, loom)))]
mod zeal;
#[cfg(not(all(test, loom)))]
use zeal::*;
pub fn run(lock: Lock) { lock.hold().turn(); }
#[cfg(target_arch = "arm")]
fn load() {}
#[cfg(all(target_arch = "x86_64", not(miri), feature = "fast"))]
fn load() {}
pub fn start() { load() }
pub struct Key;
impl Key { pub fn turn(&self) {} }
#[cfg(feature = "std")]
pub struct Ring { key: Key }
#[cfg(not(feature = "std"))]
pub struct Ring { key: Key }
impl Ring { pub fn open(&self) { self.key.turn() } }
`,
    'src/mocked.rs': 'use crate::Key;\npub struct Lock;\nimpl Lock { pub fn hold(&self) -> Key { Key } }\n',
    'src/zeal.rs': 'use crate::Key;\npub struct Lock;\nimpl Lock { pub fn hold(&self) -> Key { Key } }\n',
  });
  const at = async (place: string): Promise<string[]> => await other.defs(`src/lib.rs:${place}`);
  expect(await at('9:31')).toEqual(['src/zeal.rs:3:20 inferred', 'src/mocked.rs:3:20 inferred']);
  expect(await at('9:38')).toEqual(['src/lib.rs:16:19 exact']);
  expect(await at('14:18')).toEqual(['src/lib.rs:13:4 inferred', 'src/lib.rs:11:4 inferred']);
  expect(await at('21:43')).toEqual(['src/lib.rs:16:19 exact']);
  other.close();
});

test('of two modules one is a file, and the other is written out', async () => {
  const other = await madeProject({
    'Cargo.toml': '[package]\nname = "two"\nedition = "2021"\n',
    'src/lib.rs': `mod unix;
#[cfg(unix)]
pub use unix::*;
#[cfg(windows)]
pub use windows::*;
mod windows { pub mod net { pub mod tcp { pub fn open() {} } } }
pub fn run() { crate::net::tcp::open(); net::tcp::open(); }
`,
    'src/unix.rs': 'pub mod net;\n',
    'src/unix/net.rs': 'pub mod tcp;\n',
    'src/unix/net/tcp.rs': 'pub fn open() {}\n',
  });
  const both = ['src/unix/net/tcp.rs:1:8 inferred', 'src/lib.rs:6:50 inferred'];
  expect(await other.defs('src/lib.rs:7:33')).toEqual(both);
  expect(await other.defs('src/lib.rs:7:51')).toEqual(both);
  other.close();
});
