/** Both. */
export const first = 1,
  second = () => first;
var one,
  two = function () {},
  three = class {};
const { x, y: renamed, ...rest } = load(),
  [head, , tail = 1] = rest;
for (const item of rest) use(item);
export let { deep: { deeper } } = x;
