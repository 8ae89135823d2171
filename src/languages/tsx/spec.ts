import { jsx } from '../javascript/jsx.ts';
import { extend } from '../javascript/tables.ts';
import type { LanguageSpec } from '../spec.ts';
import { typescript } from '../typescript/spec.ts';

/** TypeScript with JSX (`.tsx`). */
export const spec: LanguageSpec = extend(typescript, jsx);
