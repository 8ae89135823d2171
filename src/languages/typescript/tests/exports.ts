const one = 1;
function two() {}
class Three {
  member = 1;
}
import { outside } from './outside';
export { one, two as second, Three as default, outside };
export { four, five as six } from './four';
export * from './all';
export * as names from './names';
export type { Seven } from './seven';
export { default } from './eight';
export { default as nine } from './nine';
export { 'a b' as ten } from './ten';
