import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../../model/index.ts';

/** A schema that comes with the program: the files it is of, and the addresses under which others publish theirs. */
interface KnownSchema {
  /** Of a path with `/`. */
  files: RegExp;
  addresses: RegExp;
}

const store = (name: string): RegExp =>
  new RegExp(
    `^https?://(?:json\\.schemastore\\.org|www\\.schemastore\\.org|schemastore\\.azurewebsites\\.net/schemas/json)/${name}(?:\\.json)?#?$`,
  );

const KNOWN: Readonly<Record<string, KnownSchema>> = {
  package: { files: /(?:^|\/)package\.json$/, addresses: store('package') },
  tsconfig: { files: /(?:^|\/)[jt]sconfig(?:\.[\w.-]+)?\.json$/, addresses: store('[jt]sconfig') },
  workflow: { files: /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/, addresses: store('github-workflow') },
  compose: {
    files: /(?:^|\/)(?:docker-)?compose(?:\.[\w.-]+)?\.ya?ml$/,
    addresses:
      /^https?:\/\/raw\.githubusercontent\.com\/(?:compose-spec\/compose-spec|docker\/compose)\/[\w.-]+\/.*compose-spec\.json$/,
  },
  pyproject: { files: /(?:^|\/)pyproject\.toml$/, addresses: store('pyproject') },
  cargo: { files: /(?:^|\/)Cargo\.toml$/, addresses: store('cargo') },
};

/** The name of the schema for a file of this path, if there is one. */
export function knownSchemaFor(path: string): string | undefined {
  return Object.keys(KNOWN).find((name) => KNOWN[name]!.files.test(path));
}

/** The name of the schema that is published under this address, if there is one. */
export function knownSchemaOf(address: string): string | undefined {
  return Object.keys(KNOWN).find((name) => KNOWN[name]!.addresses.test(address));
}

const read = new Map<string, unknown>();

/** A schema by its name: it is read when it is first needed. */
export function readKnownSchema(name: string): unknown {
  if (!read.has(name)) {
    const file = new URL(`schema/known/${name}.schema.json`, PACKAGE_ROOT);
    read.set(name, JSON.parse(readFileSync(file, 'utf8')));
  }
  return read.get(name);
}
