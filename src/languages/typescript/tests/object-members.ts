export const api = {
  base: '/api',
  get(path: string) {
    return path;
  },
  post: async (path: string) => {},
  get url() {
    return '';
  },
  'x-header': 1,
  'a phrase, not a name': 2,
  [computed]: 3,
  shorthand,
  ...spread,
  child: { method() {} },
};
const frozen = Object.freeze({ one: 1, two() {} });
const typed = { three: 3 } satisfies Numbers;
function local() {
  const object = { method() {} };
}
call({ method() {} });
