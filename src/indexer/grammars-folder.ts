import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../model/index.ts';

/** Where the build puts the grammars; the same place for the sources and for what is built of them. */
export const GRAMMARS: string = fileURLToPath(new URL('dist/grammars/', PACKAGE_ROOT));
