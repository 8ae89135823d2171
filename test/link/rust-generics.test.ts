import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';

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
