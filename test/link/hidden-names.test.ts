import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

/** All references of a definition of a made project, less certain ones too, as `path:line tier`. */
async function all(files: Readonly<Record<string, string>>, symbol: string): Promise<string[]> {
  const made = await madeProject(files);
  const found = await refsOf(made.project, symbol, { tier: 'possible' });
  await made.close();
  return found.map((one) => one.replace(/:\d+ \w+ (\w+)$/, ' $1'));
}

test('a name of Go without a capital is possible in its package alone, one of a test in its tests', async () => {
  const asks = 'import "slices"\n\nfunc ask(of []any) { slices.Max(of).run(); slices.Max(of).Turn() }\n';
  const files = {
    'go.mod': 'module example.com/made\n',
    'p/one.go': 'package p\n\ntype One struct{}\n\nfunc (One) run() {}\n',
    'p/two.go': `package p\n\n${asks}`,
    'p/own_test.go': 'package p\n\ntype Wheel struct{}\n\nfunc (Wheel) Turn() {}\n',
    'p/other_test.go': `package p_test\n\n${asks}`,
    'q/three.go': `package q\n\n${asks}`,
    'q/three_test.go': `package q\n\n${asks}`,
  };
  expect(await all(files, 'p/one.go:5:12')).toEqual(['p/other_test.go:5 possible', 'p/two.go:5 possible']);
  expect(await all(files, 'p/own_test.go:5:14')).toEqual(['p/other_test.go:5 possible']);
});

test('what has no pub in Rust is possible in its module, those in it, and where macros are', async () => {
  const asks = 'pub fn go() { ext::make().run(); ext::make().turn(); ext::make().at(); }\n';
  const files = {
    'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n\n[dependencies]\next = "1"\n',
    'src/lib.rs': 'pub mod one;\npub mod two;\npub mod told;\npub mod hidden;\n',
    'src/one.rs': `pub mod inner;\npub struct One;\nimpl One {\n    fn run(&self) {}\n}\n${asks}`,
    'src/one/inner.rs': asks,
    'src/two.rs': asks,
    'src/told.rs': `macro_rules! told { ($x:expr) => { $x.run() }; }\n${asks}`,
    'src/hidden.rs':
      'struct Wheel;\nimpl Wheel {\n    pub(crate) fn turn(&self) {}\n}\npub trait At {\n    fn at(&self);\n}\n',
  };
  expect(await all(files, 'src/one.rs:4:8')).toEqual([
    'src/one.rs:6 possible',
    'src/one/inner.rs:1 possible',
    'src/told.rs:1 possible',
    'src/told.rs:2 possible',
  ]);
  expect(await all(files, 'src/hidden.rs:3:19')).toContain('src/two.rs:1 possible');
  expect(await all(files, 'src/hidden.rs:6:8')).toContain('src/two.rs:1 possible');
});

test('what has no pub in Rust is possible in modules of its own that stand elsewhere', async () => {
  const asks = 'pub fn go() { ext::make().quiet(); }\n';
  const files = {
    'Cargo.toml': '[package]\nname = "made"\nedition = "2021"\n\n[dependencies]\next = "1"\n',
    'src/lib.rs': 'pub mod one;\npub mod two;\n',
    'src/one.rs': 'pub mod inner;\npub struct Top;\nimpl Top {\n    fn quiet(&self) {}\n}\n',
    'src/one/inner.rs': '#[path = "../../tests/unit/moved.rs"]\nmod moved;\ninclude!("../part.rs");\n',
    'src/part.rs': asks,
    'src/two.rs': asks,
    'tests/unit/moved.rs': asks,
  };
  expect(await all(files, 'src/one.rs:4:8')).toEqual(['src/part.rs:1 possible', 'tests/unit/moved.rs:1 possible']);
});
