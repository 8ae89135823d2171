import { fileURLToPath } from 'node:url';

/** Where the build puts the grammars; the same place for the sources and for what is built of them. */
export const GRAMMARS: string = fileURLToPath(new URL('../../dist/grammars/', import.meta.url));
