export { spec } from '../ocaml/spec.ts';
