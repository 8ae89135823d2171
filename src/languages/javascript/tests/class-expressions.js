const Named = class Inner extends Base {
  method() {
    return Inner;
  }
};
const Mixin = (Base) =>
  class extends Base {
    mixed() {}
  };
export const Bound = class {
  static {
    const local = 1;
  }
  #private = 0;
  handler = () => this.#private;
  static create() {
    return new this();
  }
};
let Later;
Later = class Assigned {
  late() {}
};
new (class {
  once() {}
})().once();
