class Counter extends ns.Base {
  static count = 0;
  #hidden = 1;
  handler = () => this.#hidden;
  'quoted field' = 1;
  constructor(start) {
    super();
    this.start = start;
    this.start = start + 1;
    this.count = this.#next();
  }
  get value() {
    return this.start;
  }
  #next() {
    this.notAField = 1;
  }
  static async *all() {}
  static constructor() {}
}
const Mixed = class extends mixin(Base) {};
export default class {
  run() {}
}
