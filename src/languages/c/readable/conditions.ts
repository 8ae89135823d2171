import { readDefine } from './define.ts';
import type { Edits } from './edits.ts';
import type { Item } from './items.ts';
import type { Inside, Place } from './place.ts';

interface Line {
  start: number;
  end: number;
}

/** One `#if` … `#endif` that is open. */
interface Condition {
  lines: Line[];
  /** False as soon as a branch begins or ends within a statement, or leaves brackets open. */
  clean: boolean;
  /** True as long as its branches are whole parts of a list. */
  list: boolean;
  /** Index of the branch that stays when only one can. */
  kept: number;
  /** True when it stands in code: there a name before a bracket is called. */
  inCode: boolean;
  stack: Inside[];
  items: Item[];
  last: string;
  /** The place at the end of each branch. */
  ends: { stack: Inside[]; items: Item[]; last: string }[];
}

/** Is told of the directives, in their order. */
export interface Conditions {
  directive(start: number, end: number): void;
}

/**
 * Follows the conditions of the preprocessor and hides their lines: what stands between is read as if they were not
 * there, and an error in it does not reach beyond it. Where there are several branches and they are no whole statements,
 * all but one are hidden, too.
 */
export function createConditions(text: string, place: Place, edits: Edits): Conditions {
  const open: Condition[] = [];
  /** Whether macros are taken for defined, where statements depend on that. */
  const assumed = new Map<string, boolean>();

  const copy = (): Pick<Condition, 'stack' | 'items' | 'last'> => ({
    stack: [...place.stack],
    items: [...place.items],
    last: place.last,
  });

  function atBoundary(): boolean {
    const inside = place.stack.at(-1)!;
    if (inside === 'file' || inside === 'type') return place.items.length === 0;
    if (inside === 'enum') return true;
    return inside === 'code' && /^([;{}:]|)$/.test(place.last);
  }

  function endBranch(condition: Condition): void {
    const sameStack = sameAs(place.stack, condition.stack);
    condition.clean &&= sameStack && atBoundary();
    condition.list &&= sameStack && place.stack.at(-1) === 'values' && /^[,{]$/.test(place.last);
    condition.ends.push(copy());
  }

  function goTo(state: Pick<Condition, 'stack' | 'items' | 'last'>): void {
    place.stack.splice(0, place.stack.length, ...state.stack);
    place.items = [...state.items];
    place.last = state.last;
  }

  /**
   * The branch that stays. Two that cut through statements on the same macro go together: where one has taken it for
   * defined, so does the other. Before the body of a function it is the one that has its head as a prototype:
   * `#ifdef OLD (a) int a; #else (int a) #endif {`.
   */
  function keptOf({ lines, ends, kept, clean, list }: Condition): number {
    if (clean || list) return kept;
    const last = lines.at(-1)!.end;
    const isHead = ends[kept]?.last === ';' && /^\s*\{/.test(text.slice(last, last + 200));
    const prototype = isHead ? ends.findIndex((one) => one.last === ')') : -1;
    if (prototype >= 0) return prototype;
    const [, word, name] = /^#\s*(ifn?def)\s+(\w+)/.exec(text.slice(lines[0]!.start, lines[0]!.end)) ?? [];
    if (name === undefined || kept > 0 || lines.length > 3) return kept;
    const known = assumed.get(name);
    if (known === undefined) assumed.set(name, word === 'ifdef');
    return known === undefined || known === (word === 'ifdef') ? 0 : 1;
  }

  function finish(condition: Condition): void {
    const { lines, ends } = condition;
    const kept = keptOf(condition);
    const several = lines.length > 2 || kept > 0;
    // Enumerators in branches may lack their comma.
    if (!condition.clean || condition.stack.at(-1) !== 'enum') {
      const whole = condition.clean || !several || condition.list;
      for (const [index, line] of lines.entries()) {
        edits.hide(line.start, line.end);
        if (!whole && index !== kept && index < lines.length - 1)
          edits.hide(line.end, lines[index + 1]!.start, !condition.inCode);
      }
    }
    // After the branch of `#if 0` it goes on as it was before.
    if (several) goTo(ends[kept] ?? condition);
  }

  return {
    directive: (start, end) => {
      const word = /^#\s*(\w*)/.exec(text.slice(start, start + 40))?.[1] ?? '';
      if (word === 'define') {
        readDefine(text, start, end, edits);
        return;
      }
      if (word === 'undef') edits.note(start, end, 'write');
      if (/^if(n?def)?$/.test(word)) {
        const never = /^#\s*if\s+0\b/.test(text.slice(start, start + 40));
        const boundary = atBoundary();
        const list = place.stack.at(-1) === 'values' && /^[,{]$/.test(place.last);
        const state = copy();
        open.push({
          lines: [{ start, end }],
          clean: boundary,
          list,
          kept: never ? 1 : 0,
          inCode: !/^(file|type)$/.test(place.stack.at(-1)!),
          ...state,
          ends: [],
        });
        return;
      }
      const condition = open.at(-1);
      if (!condition) return;
      if (/^el(se|if|ifn?def)$/.test(word)) {
        endBranch(condition);
        condition.lines.push({ start, end });
        goTo(condition);
      } else if (word === 'endif') {
        endBranch(condition);
        condition.lines.push({ start, end });
        open.pop();
        finish(condition);
      }
    },
  };
}

function sameAs(a: readonly Inside[], b: readonly Inside[]): boolean {
  return a.length === b.length && a.every((inside, index) => inside === b[index]);
}
