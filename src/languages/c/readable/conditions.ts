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
  /** The place at the end of the branch that is kept. */
  after: { stack: Inside[]; items: Item[]; last: string } | undefined;
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
    if (condition.lines.length - 1 === condition.kept) condition.after = copy();
  }

  function goTo(state: Pick<Condition, 'stack' | 'items' | 'last'>): void {
    place.stack.splice(0, place.stack.length, ...state.stack);
    place.items = [...state.items];
    place.last = state.last;
  }

  function finish(condition: Condition): void {
    const { lines, kept, after } = condition;
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
    if (several) goTo(after ?? condition);
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
          after: undefined,
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
