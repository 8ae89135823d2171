export const LIMIT = 10;
let counter: number, total = 0;
var old;
const { a, b: renamed, c: { d }, ...rest } = source();
const [first, , third = 3] = list;
export const config = { retries: 3, nested: { deep: 1 } } as const;
using file = open();
for (const item of list) {
  counter += item;
}
