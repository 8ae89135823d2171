import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

const LIB = `pub mod round;
use round::Wheel as W;
pub struct Wheel { pub size: u32, pub name: String }
pub enum Shape { Round { radius: u32 }, Flat }
type Small = Wheel;
pub fn make(name: String) -> Wheel { Wheel { size: 1, name } }
pub fn other() -> Wheel { let w = Small { size: 2, ..make(String::new()) }; w }
pub fn shape() -> Shape { Shape::Round { radius: 3 } }
pub fn read(s: &Shape, w: &Wheel) -> u32 {
    let Wheel { size, name: text } = w;
    match s { Shape::Round { radius } => *radius + size, Shape::Flat => text.len() as u32 }
}
impl Wheel {
    pub fn new() -> Self { Self { size: 3, name: String::new() } }
    pub fn size(&self) -> u32 { self.size }
}
pub fn far() -> W { W { size: 4, teeth: 5 } }
pub fn outside(r: std::ops::Range<u32>) -> u32 { let std::ops::Range { start: size, .. } = r; size }
pub fn foreign() -> other::Wheel { other::Wheel { size: 6 } }
pub struct Own<T> { pub size: T }
pub fn of<T>(size: T) -> Own<T> { Own::<T> { size } }
pub struct Made;
pub fn items(all: impl Iterator<Item = u32>, s: Shape) -> bool { matches!(s, Shape::Round { radius: 1 }) }
#[cfg(unix)] pub struct Split { pub at: u8 }
#[cfg(not(unix))] pub struct Split { pub at: u16 }
pub fn split() -> Split { Split { at: 1 } }
`;
const FILES = {
  'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n',
  'src/lib.rs': LIB,
  'src/round.rs': 'pub struct Wheel { pub size: u8, pub teeth: u8 }\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

/** Where a name that a line defines is referred to. */
async function refs(line: number, name: string): Promise<string[]> {
  const column = LIB.split('\n')[line - 1]!.indexOf(`${name}:`) + 1;
  const { results } = await made.project.references(`src/lib.rs:${line}:${column}`, { tier: 'possible' });
  return results.map(({ line: at, column: c, tier }) => `${at}:${c} ${tier}`);
}

/** The place of the nth time that a line has a word. */
const place = (line: number, word: string, nth = 1): string => {
  const found = [...LIB.split('\n')[line - 1]!.matchAll(new RegExp(`\\b${word}\\b`, 'g'))][nth - 1]!;
  return `${line}:${found.index + 1}`;
};

test('a value that is made names the fields that it gives, and a pattern those that it takes', async () => {
  expect(await refs(3, 'size')).toEqual([
    `${place(6, 'size')} exact`,
    `${place(7, 'size')} exact`,
    `${place(10, 'size')} exact`,
    `${place(14, 'size')} exact`,
    `${place(15, 'size', 2)} exact`,
  ]);
});

test('a field that is given the local of its name is named by that', async () => {
  expect(await refs(3, 'name')).toEqual([
    `${place(6, 'name', 2)} exact`,
    `${place(10, 'name')} exact`,
    `${place(14, 'name')} exact`,
  ]);
  expect(await made.defs(`src/lib.rs:${place(6, 'name', 2)}`)).toEqual([`src/lib.rs:${place(6, 'name')} exact`]);
  expect(await refs(20, 'size')).toEqual([`${place(21, 'size', 2)} exact`]);
});

test('variants have fields of their own', async () => {
  expect(await refs(4, 'radius')).toContain(`${place(8, 'radius')} exact`);
  expect(await refs(4, 'radius')).toContain(`${place(11, 'radius')} exact`);
  expect(await made.defs(`src/lib.rs:${place(8, 'radius')}`)).toEqual([`src/lib.rs:${place(4, 'radius')} exact`]);
});

test('what is imported by another name, or is of a dependency, has its own', async () => {
  expect(await made.defs(`src/lib.rs:${place(17, 'size')}`)).toEqual(['src/round.rs:1:24 exact']);
  expect(await made.defs(`src/lib.rs:${place(17, 'teeth')}`)).toEqual(['src/round.rs:1:38 exact']);
  expect((await made.defs(`src/lib.rs:${place(19, 'size')}`)).filter((one) => !one.endsWith('possible'))).toEqual([]);
  expect(await made.defs(`src/lib.rs:${place(18, 'start')}`)).toEqual([]);
});

test('of two that the build chooses from none is certain', async () => {
  const found = await made.defs(`src/lib.rs:${place(26, 'at')}`);
  expect(found.every((one) => one.endsWith('inferred'))).toBe(true);
  expect(found).toContain(`src/lib.rs:${place(24, 'at')} inferred`);
});
