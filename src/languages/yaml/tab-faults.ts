import type { Fault } from '../json/document.ts';

const FEW = 5;

/** Tabs that indent keys and items. In the text of block scalars and in flow style a tab is nothing wrong. */
export function tabFaults(text: string): Fault[] {
  const faults: Fault[] = [];
  if (!text.includes('\t')) return faults;
  // Lines that are indented deeper than the line that begins it are in a block scalar.
  let block = -1;
  let brackets = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    const indent = /^ */.exec(line)![0].length;
    if (line.trim() === '') continue;
    if (block >= 0 && (indent > block || line[indent] === '\t')) continue;
    block = -1;
    const isFlow = brackets > 0;
    const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*$/g, '');
    brackets = Math.max(0, brackets + count(bare, /[[{]/g) - count(bare, /[\]}]/g));
    if (/(?:^|[:\-?]\s+|\s)(?:![^\s]*\s+|&[^\s]+\s+)*[|>][-+\d]*\s*$/.test(bare)) block = indent;
    const isEntry = /^ *\t[\t ]*(?:- |-$|["'\w.$/<][^#]*:(?:\s|$))/.test(line);
    if (isEntry && !isFlow)
      faults.push({ code: 'tab-indent', message: 'a tab cannot indent: use spaces', at: start + indent });
    if (faults.length === FEW) break;
  }
  return faults;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
