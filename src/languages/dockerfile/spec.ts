import type { FactSink, LanguageReader } from '../spec.ts';
import { type Instruction, type Range, readInstructions } from './instructions.ts';
import { define, readSource, type Stage } from './stages.ts';
import { variablesOf, wordsOf } from './words.ts';

const KEYWORDS =
  /^(?:FROM|ARG|ENV|RUN|CMD|LABEL|EXPOSE|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL|MAINTAINER)$/;
/** What a shell reads, or a program by itself. */
const COMMANDS = /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK|SHELL)$/;
const ALIAS = /^[A-Za-z][\w.-]*$/;
const NAME = /^(["']?)([A-Za-z_][\w.-]*)\1(?:=|$)/;
/** A few problems are enough for a reader. */
const FEW = 5;

/** Dockerfiles, and what is built from them by BuildKit, Podman and Buildah. */
export const spec: LanguageReader = {
  read: (facts, isLate) => {
    const instructions = readInstructions(facts, isLate);
    const ends = stageEnds(instructions);
    const file: Stage = { symbol: -1, scope: 0, variables: new Set() };
    const names = new Set<string>();
    let stage = file;
    let told = 0;
    for (const [index, instruction] of instructions.entries()) {
      const { keyword } = instruction;
      if (!KEYWORDS.test(keyword)) {
        const word = /\S*/.exec(instruction.plain)![0].slice(0, 30);
        if (told++ < FEW) facts.problem('syntax-error', `unexpected ${JSON.stringify(word)}`, instruction.start);
        continue;
      }
      if (keyword === 'FROM') {
        stage = readFrom(facts, instruction, ends[index]!, names);
      } else if (keyword === 'ARG' || keyword === 'ENV') {
        defineVariables(facts, instruction, stage);
      } else {
        readOptions(facts, instruction, names);
      }
      readVariables(facts, instruction);
    }
  },
};

/** For each instruction, where the stage it stands in ends. */
function stageEnds(instructions: readonly Instruction[]): number[] {
  const ends: number[] = [];
  let end = -1;
  for (let i = instructions.length - 1; i >= 0; i--) {
    if (end < 0) end = instructions[i]!.end;
    ends[i] = end;
    if (instructions[i]!.keyword === 'FROM') end = -1;
  }
  return ends;
}

/** `FROM --platform=p image AS name`: a new stage, to `end`. */
function readFrom(facts: FactSink, instruction: Instruction, end: number, names: Set<string>): Stage {
  const { start, plain, from } = instruction;
  const words = wordsOf(plain, from);
  const first = words.findIndex((word) => !plain.startsWith('--', word.start));
  const scope = facts.scope('module', start, end, 0);
  const stage: Stage = { symbol: -1, scope, variables: new Set() };
  const at = (range: Range): Range => ({ start: start + range.start, end: start + range.end });
  if (first < 0) return stage;
  readSource(facts, at(words[first]!), names, instruction);
  const alias = words[first + 2];
  const as = words[first + 1];
  if (!alias || !as || !/^as$/i.test(plain.slice(as.start, as.end))) return stage;
  const written = plain.slice(alias.start, alias.end);
  if (!ALIAS.test(written)) return stage;
  names.add(written.toLowerCase());
  stage.symbol = define(facts, instruction, {
    ...{ kind: 'module', start, end, name: at(alias), signatureEnd: instruction.end },
    ...{ parent: -1, scope: 0, exported: true },
  });
  return stage;
}

/** `ARG a=1 b`, `ENV a=1 b=2`, `ENV a the rest`. */
function defineVariables(facts: FactSink, instruction: Instruction, stage: Stage): void {
  const { start, plain, from, keyword } = instruction;
  const words = wordsOf(plain, from);
  const isOld = keyword === 'ENV' && words[0] !== undefined && !plain.slice(words[0].start, words[0].end).includes('=');
  const pairs = isOld ? words.slice(0, 1) : words;
  for (const pair of pairs) {
    const [, quote, name] = NAME.exec(plain.slice(pair.start, pair.end)) ?? [];
    if (name === undefined) continue;
    const nameStart = start + pair.start + quote!.length;
    const range = { start: nameStart, end: nameStart + name.length };
    if (stage.variables.has(name)) {
      facts.occurrence(range.start, range.end, 'write');
      continue;
    }
    stage.variables.add(name);
    const whole = pairs.length === 1 ? instruction : { start: start + pair.start, end: start + pair.end };
    define(facts, instruction, {
      ...{ kind: 'variable', start: whole.start, end: whole.end, name: range, signatureEnd: whole.end },
      ...{ parent: stage.symbol, scope: stage.scope, exported: keyword === 'ENV' || stage.scope === 0 },
    });
  }
}

/** `--from=stage` of COPY, `--mount=type=bind,from=stage` of RUN; of what ONBUILD holds, too. */
function readOptions(facts: FactSink, instruction: Instruction, names: ReadonlySet<string>): void {
  const { start, plain, from } = instruction;
  let isOption = true;
  for (const word of wordsOf(plain, from)) {
    const written = plain.slice(word.start, word.end);
    isOption = written.startsWith('--') || (instruction.keyword === 'ONBUILD' && word.start === from);
    if (!isOption) break;
    const source = /^--(?:from=|mount=(?:[^\s]*,)?from=)([^\s,]+)/.exec(written);
    if (!source) continue;
    const at = start + word.start + source[0].length - source[1]!.length;
    readSource(facts, { start: at, end: at + source[1]!.length }, names, instruction);
  }
}

function readVariables(facts: FactSink, { keyword, start, plain, from, heredocs }: Instruction): void {
  const isCommand = COMMANDS.test(keyword);
  // The words of a JSON array are given to the program as they are.
  if (!(isCommand && /^\s*(?:CMD\s+)?\[\s*(?:"|\])/i.test(plain.slice(from)))) {
    for (const at of variablesOf(plain, from, true)) facts.occurrence(start + at.start, start + at.end, 'read');
  }
  for (const body of heredocs) {
    if (body.quoted && !isCommand) continue;
    const text = facts.text.slice(body.start, body.end);
    for (const at of variablesOf(text, 0, false)) facts.occurrence(body.start + at.start, body.start + at.end, 'read');
  }
}
