function* ids() {
  yield 1;
}
export async function* stream(source) {
  for await (const chunk of source) yield* parse(chunk);
}
const lazy = function* named() {};
export const object = {
  *items() {},
  async *pages() {},
  async load() {},
  get size() {
    return 1;
  },
  set size(value) {},
};
class Tree {
  *[Symbol.iterator]() {}
  static async *walk() {}
  get root() {
    return this;
  }
  static set root(node) {}
}
