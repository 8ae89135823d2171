import type { FactSink } from '../spec.ts';
import type { Values } from './values.ts';

const IMPORTED = /(?:\burl\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)')|\burl\(\s*([^"')\s]+)\s*\)/gi;
const STRING = /"([^"\n]*)"|'([^'\n]*)'/;

type ReadImport = (start: number, from: number, end: number) => void;

/** Reads `@import`, `@use` and `@forward`: [start, end) is the statement without its `;`, `from` where its name ends. */
export type Imports = Readonly<Record<'import' | 'use' | 'forward', ReadImport>>;

/** Makes a reader of imports; `bare` is the text without comments. */
export function createImports(facts: FactSink, bare: string, values: Values, dialect: 'css' | 'scss'): Imports {
  /** One or, in Sass, several style sheets, all of whose names are then there. */
  function imports(start: number, from: number, end: number): void {
    const head = bare
      .slice(from, end)
      .replace(/\b(?:supports|layer)\((?:[^()]|\([^()]*\))*\)/g, (all) => ' '.repeat(all.length));
    for (const [, double, single, plain] of head.matchAll(IMPORTED)) {
      const specifier = double ?? single ?? plain ?? '';
      const isSass = dialect === 'scss' && plain === undefined && !/^https?:|^\/\/|\.css$/.test(specifier);
      if (specifier !== '')
        facts.imports({ specifier, imported: isSass ? '*' : '', local: '', kind: 'import', start, end });
    }
  }

  function use(start: number, from: number, end: number): void {
    const module = moduleIn(from, end);
    if (!module) return;
    const { specifier, at, after } = module;
    const as = /^\s*as\s+(\*|[\w-]+)/.exec(bare.slice(after, end));
    const given = as?.[1];
    const own = given ?? namespaceOf(specifier);
    const local = own === '*' ? '' : own;
    const nameStart = given === undefined ? at + specifier.lastIndexOf(local) : after + as![0].length - given.length;
    facts.imports({ specifier, imported: '*', local, kind: 'use', start, end });
    if (local !== '') {
      facts.occurrence(nameStart, nameStart + local.length, 'import');
      facts.bind({ scope: 0, kind: 'import', start: nameStart, end: nameStart + local.length, symbol: -1 });
    }
    values.read(after + (as?.[0].length ?? 0), end);
  }

  function forward(start: number, from: number, end: number): void {
    const module = moduleIn(from, end);
    if (!module) return;
    const { specifier, after } = module;
    const rest = bare.slice(after, end);
    const show = /\bshow\s+([\w\s,$-]+?)(?=\s+with\b|$)/.exec(rest);
    const local = /^\s*as\s+([\w-]+\*)/.exec(rest)?.[1] ?? '*';
    if (show) {
      for (const { 0: name, index } of show[1]!.matchAll(/\$?[\w-]+/g)) {
        facts.imports({ specifier, imported: name, local: name, kind: 're-export', start, end });
        const at = after + show.index + show[0].length - show[1]!.length + index;
        facts.occurrence(at, at + name.length, 'export');
      }
    } else facts.imports({ specifier, imported: '*', local, kind: 're-export', start, end });
    const settings = rest.search(/\bwith\b/);
    if (settings >= 0) values.read(after + settings, end);
  }

  function moduleIn(from: number, end: number): { specifier: string; at: number; after: number } | undefined {
    const match = STRING.exec(bare.slice(from, end));
    const specifier = match?.[1] ?? match?.[2] ?? '';
    if (!match || specifier === '') return undefined;
    return { specifier, at: from + match.index + 1, after: from + match.index + match[0].length };
  }

  return { import: imports, use, forward };
}

/** What a module is called where nothing is said. */
function namespaceOf(specifier: string): string {
  const last = specifier.slice(Math.max(specifier.lastIndexOf('/'), specifier.lastIndexOf(':')) + 1);
  return last.replace(/^_/, '').replace(/\.(?:scss|sass|css)$/, '');
}
