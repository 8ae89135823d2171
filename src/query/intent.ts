import type { Intent } from './answers.ts';
import type { Query } from './query.ts';
import { STOP_WORDS } from './words.ts';

const QUESTION = /^(how|where|what|which|who|why|when|does|do|is|are|can|should)$/i;
/** `name`, `Container.name`, `a::b`, `A#b`, `p->x`, each with or without `()`. */
const IDENTIFIER = /^[~@#]?[\p{L}\p{N}_$]+(?:(?:\.|::|#|->|\/)[~@#]?[\p{L}\p{N}_$]+)*[!?]?(?:\(\))?$/u;

/** The intent of a query: what its mode says, else what it is made of. */
export function intentOf(query: Query): Intent {
  const { mode } = query;
  if (mode === 'symbol' || mode === 'text' || mode === 'regex') return mode;
  const atoms = query.groups.flat();
  const types = new Set(atoms.map((atom) => atom.type));
  const words = atoms.flatMap((atom) => (atom.type === 'word' ? [atom.text] : []));
  const question =
    words.some((word) => STOP_WORDS.has(word.toLowerCase()) || QUESTION.test(word)) || words.at(-1)?.endsWith('?');
  if (types.has('word') && !types.has('regex') && words.length >= 3 && (question || words.length > 5)) return 'natural';
  if (types.size > 1) return 'hybrid';
  if (types.has('regex')) return 'regex';
  if (types.has('phrase')) return 'text';
  if (words.length === 0) return 'symbol';
  return words.length === 1 && IDENTIFIER.test(words[0]!) ? 'symbol' : 'hybrid';
}
