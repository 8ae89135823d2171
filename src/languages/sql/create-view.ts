import { type CreatedReader, rangeOf } from './created.ts';
import { define } from './define.ts';
import { isName, nameRange } from './names.ts';
import { bindLocal, scopeIn } from './scopes.ts';
import { after, closing, elements, findWord, statementEnd } from './walk.ts';

const AS = new Set(['AS']);

/** `CREATE [MATERIALIZED] VIEW v (a, b) AS SELECT …` */
export const readView: CreatedReader = (reading, { at, name, what, temporary, to }) => {
  const { tokens, facts } = reading;
  const { words } = tokens;
  const end = statementEnd(tokens, name.next, to);
  const as = findWord(tokens, name.next, end, AS);
  const range = rangeOf(reading, at, end);
  const signatureEnd = as < end ? tokens.end[as - 1]! : range.end;
  const said = words.slice(at, name.parts[0]).includes('MATERIALIZED') ? `${what}` : what;
  const symbol = define(reading, { kind: 'view', name, ...range, signatureEnd, said, temporary });
  const scope = scopeIn(reading.scope, 'block', tokens.end[name.next - 1]!, () => range.end);
  const inside = { ...reading, parent: symbol < 0 ? reading.parent : symbol, scope };
  if (words[name.next] === '(') {
    for (const element of elements(tokens, name.next + 1, closing(tokens, name.next))) {
      if (!isName(tokens, element.from)) continue;
      const { start, end: nameEnd } = nameRange(tokens, element.from);
      bindLocal(facts, scope, 'variable', start, nameEnd);
    }
  }
  const query = as < end ? as + 1 : after(tokens, name.next - 1);
  reading.readCode(inside, query, end);
  return end;
};
