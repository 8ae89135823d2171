import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language } from 'web-tree-sitter';
import { AxError } from '../model/index.ts';
import { ERROR_KIND } from './flat-tree.ts';

/** One kind of node, as the grammar names it. `name` is '' for ids that never appear in a tree. */
export interface NodeKind {
  name: string;
  /** False for bare tokens such as `=>`. */
  named: boolean;
}

/** What is known of a loaded grammar. */
export interface Grammar {
  /** The name it was loaded under: the file is `<id>.wasm`. */
  readonly id: string;
  /** By kind (the numbers in `FlatTree.kind`). {@link ERROR_KIND} is not in the list: its name is 'ERROR'. */
  readonly kinds: readonly NodeKind[];
  /**
   * All kinds of this name, in ascending order; [] when there is none. Named and bare tokens may share a name (`type`
   * the node, `type` the keyword): pass `named` to get only one sort.
   */
  kindIds(name: string, named?: boolean): readonly number[];
  /** The id of a field, as in `FlatTree.field`, or 0 when the grammar has no such field. */
  fieldId(name: string): number;
  /** The name of a field id, or ''. */
  fieldName(id: number): string;
  /**
   * A selection for `Runtime.parse`: 1 at every kind to emit. All named kinds (ERROR with them) and the bare tokens
   * with the given texts; texts the grammar does not have are ignored.
   */
  keep(tokens: readonly string[]): Uint8Array;
}

/** {@link Grammar} with the handle of web-tree-sitter, for this room only. */
export interface LoadedGrammar extends Grammar {
  readonly language: Language;
}

// The same for every project in the process: compiled code does not change.
const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * Reads and compiles `<directory>/<name>.wasm`, once per process. The module can be sent to worker threads
 * (`workerData`, `postMessage`), which then share its code. Throws AxError 'unsupported' when it is missing or damaged.
 */
export function compileGrammar(directory: string, name: string): Promise<WebAssembly.Module> {
  const file = join(directory, `${name}.wasm`);
  const known = compiled.get(file);
  if (known) return known;
  const module = compile(file).catch((error: unknown) => {
    compiled.delete(file);
    throw unusableGrammar(name, error);
  });
  compiled.set(file, module);
  return module;
}

async function compile(file: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(file));
}

/** The refusal for a grammar that cannot be used. */
export function unusableGrammar(name: string, cause: unknown): AxError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new AxError('unsupported', `the grammar "${name}" cannot be used: ${why}`, 'reinstall automatosx', { cause });
}

/** Loads a compiled grammar into this thread's parser, which must have been started. Throws what web-tree-sitter throws. */
export function openGrammar(id: string, module: WebAssembly.Module): LoadedGrammar {
  return describe(id, Language.loadSync(module));
}

function describe(id: string, language: Language): LoadedGrammar {
  const kinds: NodeKind[] = [];
  const byName = new Map<string, number[]>();
  for (let kind = 0; kind < language.nodeTypeCount; kind++) {
    const name = language.types[kind] ?? '';
    kinds.push({ name, named: name !== '' && language.nodeTypeIsNamed(kind) });
    const ids = byName.get(name);
    if (ids) ids.push(kind);
    else if (name !== '') byName.set(name, [kind]);
  }
  byName.set('ERROR', [...(byName.get('ERROR') ?? []), ERROR_KIND]);
  const isNamed = (kind: number): boolean => kind === ERROR_KIND || kinds[kind]!.named;

  const kindIds = (name: string, named?: boolean): readonly number[] => {
    const ids = byName.get(name) ?? [];
    return named === undefined ? ids : ids.filter((kind) => isNamed(kind) === named);
  };
  return {
    id,
    language,
    kinds,
    kindIds,
    fieldId: (name) => language.fieldIdForName(name) ?? 0,
    fieldName: (field) => language.fieldNameForId(field) ?? '',
    keep: (tokens) => {
      const keep = new Uint8Array(ERROR_KIND + 1);
      keep[ERROR_KIND] = 1;
      for (let kind = 0; kind < kinds.length; kind++) if (kinds[kind]!.named) keep[kind] = 1;
      for (const token of tokens) for (const kind of kindIds(token, false)) keep[kind] = 1;
      return keep;
    },
  };
}
