import { type Command, define } from './command.ts';
import { supportedLanguages } from './supported-languages.ts';

/** `ax languages` */
export const command: Command = define({
  name: 'languages',
  summary: 'List the languages and how well each is supported',
  description:
    'Level full means definitions, imports and scopes are known (as far as the language has them), partial that some of them are not, broken that the language cannot be loaded (ax doctor says why).',
  input: {},
  examples: [{ line: 'ax languages', does: 'all languages' }],
  result: '{languages:[{id,name,extensions,fileNames,facts:{definitions,imports,scopes},level,problem}]}',
  async run() {
    return { languages: await supportedLanguages() };
  },
  print({ languages }, out) {
    const idWidth = Math.max(...languages.map(({ id }) => id.length));
    const nameWidth = Math.max(...languages.map(({ name }) => name.length));
    out.line(
      out.style(
        'dim',
        `${'id'.padEnd(idWidth)}  ${'language'.padEnd(nameWidth)}  level    facts                       files`,
      ),
    );
    for (const { id, name, level, facts, problem, extensions, fileNames } of languages) {
      const style = level === 'full' ? 'good' : level === 'partial' ? 'warn' : 'bad';
      const known = Object.entries(facts).map(([fact, isKnown]) => (isKnown ? fact : '-'.padEnd(fact.length)));
      const last = problem === '' ? shortened([...extensions, ...fileNames]) : out.style('bad', problem);
      const start = `${out.style('name', id.padEnd(idWidth))}  ${name.padEnd(nameWidth)}`;
      out.line(`${start}  ${out.style(style, level.padEnd(7))}  ${known.join(' ')}  ${last}`);
    }
  },
});

const FILES_WIDTH = 48;

/** As many words as fit on a line, and how many more there are: all of them are in the JSON. */
function shortened(words: readonly string[]): string {
  let shown = 0;
  let width = 0;
  while (shown < words.length && width + words[shown]!.length < FILES_WIDTH) {
    width += words[shown]!.length + 1;
    shown++;
  }
  const rest = words.length - shown;
  return words.slice(0, shown).join(' ') + (rest > 0 ? ` and ${rest} more` : '');
}
