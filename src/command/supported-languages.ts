import { LANGUAGES, type Language } from '../languages/index.ts';

/** A language and how well it is supported. */
export interface Supported {
  id: string;
  name: string;
  extensions: readonly string[];
  fileNames: readonly string[];
  /** Which facts the index has of a file in this language. */
  facts: { definitions: boolean; imports: boolean; scopes: boolean };
  /** full when it has all of them that the language itself has. */
  level: 'full' | 'partial' | 'broken';
  /** Why the tables of the language cannot be used, or ''. */
  problem: string;
}

/** All languages, in the order of their ids. One that does not load is told and leaves the others alone. */
export async function supportedLanguages(): Promise<Supported[]> {
  const all = await Promise.all(LANGUAGES.map(describe));
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

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
    const facts = { definitions: false, imports: false, scopes: false };
    return { id, name, extensions, fileNames, facts, level: 'broken', problem: String(error) };
  }
}
