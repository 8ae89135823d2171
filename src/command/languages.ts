import { LANGUAGES, type Language } from '../languages/index.ts';
import { type Command, define } from './command.ts';

interface Supported {
  id: string;
  name: string;
  extensions: readonly string[];
  fileNames: readonly string[];
  /** Which facts the index has of a file in this language. */
  facts: { definitions: boolean; imports: boolean; scopes: boolean };
  /** full when it has all of them. */
  level: 'full' | 'partial' | 'broken';
  /** Why the tables of the language cannot be used, or ''. */
  problem: string;
}

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
    return { languages: await Promise.all(LANGUAGES.map(describe)) };
  },
  print({ languages }, out) {
    const idWidth = Math.max(...languages.map(({ id }) => id.length));
    const nameWidth = Math.max(...languages.map(({ name }) => name.length));
    for (const { id, name, level, extensions, fileNames } of languages) {
      const style = level === 'full' ? 'good' : level === 'partial' ? 'warn' : 'bad';
      const files = [...extensions, ...fileNames].join(' ');
      out.line(
        `${out.style('name', id.padEnd(idWidth))}  ${name.padEnd(nameWidth)}  ${out.style(style, level.padEnd(7))}  ${files}`,
      );
    }
  },
});

async function describe({ id, name, extensions, fileNames, load }: Language): Promise<Supported> {
  try {
    const spec = await load();
    const lacks: readonly string[] = spec.lacks ?? [];
    const has = (fact: 'definitions' | 'imports' | 'scopes'): boolean =>
      !lacks.includes(fact) && ('read' in spec || Object.keys(spec[fact]).length > 0);
    const facts = { definitions: has('definitions'), imports: has('imports'), scopes: has('scopes') };
    const whole = Object.entries(facts).every(([fact, known]) => known || lacks.includes(fact));
    return { id, name, extensions, fileNames, facts, level: whole ? 'full' : 'partial', problem: '' };
  } catch (error) {
    // One language that does not load is told and leaves the others alone.
    const facts = { definitions: false, imports: false, scopes: false };
    return { id, name, extensions, fileNames, facts, level: 'broken', problem: String(error) };
  }
}
