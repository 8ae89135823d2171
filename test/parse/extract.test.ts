import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detectLanguage, LANGUAGES } from '../../src/languages/index.ts';
import {
  BINDING_KINDS,
  type FileFacts,
  LINK_KINDS,
  LINK_STEPS,
  LINK_TARGETS,
  ROLES,
  SCOPE_KINDS,
  SYMBOL_KINDS,
} from '../../src/model/index.ts';
import { createTestParser } from '../grammars.ts';

const languages = new URL('../../src/languages', import.meta.url).pathname;
let parser: Awaited<ReturnType<typeof createTestParser>>;
beforeAll(async () => {
  parser = await createTestParser();
});
afterAll(() => parser.close());

/** What holds for the facts of any text whatsoever; each entry is a complaint. */
function wrongWith(facts: FileFacts, text: string): string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => void (holds || wrong.push(what));
  const inside = (start: number, end: number): boolean => start >= 0 && start <= end && end <= text.length;
  let last = 0;
  for (const [index, symbol] of facts.symbols.entries()) {
    const said = `${symbol.kind} ${symbol.name}`;
    must(symbol.name === text.slice(symbol.nameStart, symbol.nameEnd) && symbol.name !== '', `${said}: name`);
    must(symbol.parent < index && symbol.parent >= -1, `${said}: parent after it`);
    must(inside(symbol.start, symbol.end), `${said}: range`);
    must(symbol.start >= last, `${said}: out of order`);
    must(symbol.nameStart >= symbol.start && symbol.nameEnd <= symbol.end, `${said}: name outside`);
    must(symbol.signatureEnd >= symbol.nameEnd && symbol.signatureEnd <= symbol.end, `${said}: signature`);
    must(symbol.docStart === -1 ? symbol.docEnd === -1 : inside(symbol.docStart, symbol.docEnd), `${said}: doc`);
    must((SYMBOL_KINDS as readonly string[]).includes(symbol.kind), `${said}: kind`);
    last = symbol.start;
  }
  const { names, name, start, role } = facts.occurrences;
  for (let i = 0; i < start.length; i++) {
    const word = names[name[i]!]!;
    must(text.startsWith(word, start[i]) && word !== '', `occurrence ${word} at ${start[i]}: not there`);
    must(i === 0 || start[i]! > start[i - 1]!, `occurrence ${word} at ${start[i]}: out of order`);
    must(ROLES[role[i]!] !== undefined, `occurrence ${word}: role`);
  }
  must(name.length === start.length && role.length === start.length, 'columns of different lengths');
  for (const [index, scope] of facts.scopes.entries()) {
    must(inside(scope.start, scope.end) && SCOPE_KINDS.includes(scope.kind), `scope ${index}: range`);
    must(index === 0 ? scope.parent === -1 : scope.parent >= 0 && scope.parent < index, `scope ${index}: parent`);
    const around = facts.scopes[scope.parent];
    must(!around || (around.start <= scope.start && around.end >= scope.end), `scope ${index}: outside its parent`);
  }
  for (const binding of facts.bindings) {
    const said = `${binding.kind} ${binding.name} at ${binding.start}`;
    must(text.startsWith(binding.name, binding.start) && binding.name !== '', `${said}: not there`);
    must(facts.scopes[binding.scope] !== undefined && BINDING_KINDS.includes(binding.kind), `${said}: scope or kind`);
    must((binding.kind === 'definition') === binding.symbol >= 0, `${said}: symbol`);
    must(binding.symbol < 0 || facts.symbols[binding.symbol]!.name === binding.name, `${said}: other symbol`);
    must(inside(binding.visibleFrom, text.length), `${said}: visible from`);
  }
  const { subject, target, kind, steps } = facts.links;
  for (let i = 0; i < subject.length; i++) {
    const named = start.length;
    must(subject[i]! >= 0 && subject[i]! < named && (i === 0 || subject[i]! >= subject[i - 1]!), `link ${i}: subject`);
    const known: readonly number[] = Object.values(LINK_TARGETS);
    must(target[i]! < named && (target[i]! >= 0 || known.includes(target[i]!)), `link ${i}: target`);
    must(LINK_KINDS[kind[i]!] !== undefined && LINK_STEPS[steps[i]! & 7] !== undefined, `link ${i}: kind or steps`);
  }
  for (const item of facts.imports) must(inside(item.start, item.end), `import ${item.specifier}: range`);
  for (const problem of facts.problems) must(problem.line >= 1 && problem.message !== '', `problem ${problem.code}`);
  for (let i = 0; i < facts.comments.length; i += 2) {
    must(inside(facts.comments[i]!, facts.comments[i + 1]!), 'comment: range');
    must(i === 0 || facts.comments[i]! >= facts.comments[i - 1]!, 'comment: out of order');
  }
  return wrong;
}

/** The text and ways to break it: cut off, with pieces taken out, doubled, and with brackets turned. */
function* variants(text: string): Generator<string> {
  yield text;
  yield `${text}\n${text}`;
  for (let part = 1; part < 8; part++) yield text.slice(0, Math.floor((text.length * part) / 8));
  for (let at = 3; at < text.length; at += 37) yield text.slice(0, at) + text.slice(at + 5);
  yield text.replace(/[{(]/g, '[');
  yield text.replace(/[})]/g, '');
  yield text.replace(/\n/g, '\r\n');
}

test.each(LANGUAGES)('facts of $name hold together, also of broken text', async (language) => {
  await parser.prepareLanguage(language);
  const directory = join(languages, language.id, 'tests');
  const names = existsSync(directory) ? readdirSync(directory) : [];
  for (const file of names.filter((name) => !name.endsWith('.facts'))) {
    const whole = readFileSync(join(directory, file), 'utf8');
    expect(detectLanguage({ path: file, head: whole.slice(0, 400) })?.id, file).toBe(language.id);
    for (const text of variants(whole)) {
      const facts = parser.parse({ language: language.id, path: file, text, deadlineMs: 10_000 });
      expect(wrongWith(facts, text), `${file}:\n${text}`).toEqual([]);
    }
  }
});

test('a language that is not known is refused', async () => {
  await expect(parser.prepare('klingon')).rejects.toMatchObject({ code: 'unsupported' });
});

test('running out of time is a problem, not an error', () => {
  const text = 'a('.repeat(100_000);
  const facts = parser.parse({ language: 'typescript', path: 'a.ts', text, deadlineMs: 1 });
  expect(facts.problems).toEqual([{ code: 'timeout', message: 'parsing took longer than 1 ms', line: 0 }]);
});

test('what is done to a text before the grammar reads it ends at the deadline, too', async () => {
  for (const language of ['c', 'bash']) {
    const tables = await LANGUAGES.find(({ id }) => id === language)!.load();
    const text = 'f($+a) $+b $+c '.repeat(10_000);
    expect('readable' in tables && tables.readable?.(text, () => true)).toBeUndefined();
    await parser.prepare(language);
    const { problems, symbols } = parser.parse({ language, path: 'a', text, deadlineMs: 0 });
    expect(problems).toEqual([{ code: 'timeout', message: 'parsing took longer than 0 ms', line: 0 }]);
    expect(symbols).toEqual([]);
  }
});

test('a Kotlin file may end in an annotation', async () => {
  await parser.prepareLanguage(LANGUAGES.find(({ id }) => id === 'kotlin')!);
  for (const text of ['class A\n@B', 'val a = 1\n@B(', 'class A\r\n@B(c) @D']) {
    const facts = parser.parse({ language: 'kotlin', path: 'a.kt', text, deadlineMs: 10_000 });
    expect(facts.symbols.length).toBe(1);
    expect(facts.problems.map(({ line }) => line)).toEqual([2]);
    expect(wrongWith(facts, text)).toEqual([]);
  }
});

test('deep nesting is no problem', () => {
  const text = `${'['.repeat(20_000)}${']'.repeat(20_000)};\nfunction after() {}`;
  const facts = parser.parse({ language: 'typescript', path: 'a.ts', text, deadlineMs: 60_000 });
  expect(facts.symbols.map(({ name }) => name)).toEqual(['after']);
});
