/** A shape. */
@sealed
export abstract class Shape<T extends Point = Point> extends Base implements Drawable, Named {
  static readonly count: number = 0;
  #secret = 1;
  private cache?: Map<string, T>;
  protected abstract readonly sides: number;
  declare label: string;
  accessor size = 2;
  onClick = (event: Event): void => {};
  static create = async function () {};

  constructor(readonly origin: T, private name: string, plain = 1) {
    super(origin);
  }

  get area(): number {
    return this.#secret;
  }
  set area(value: number) {}

  /** Draws. */
  draw(): void {}
  async *points(): AsyncGenerator<T> {}
  abstract scale(by: number): void;
  static #hidden(): void {}
  private log(text: string): void;
  private log(text: string, level?: number): void {}
  ['quoted']() {}
  [Symbol.iterator]() {}
  'literal name'() {}
  constructorOf() {}

  static {
    const inner = 1;
  }
}

class Plain {}
const Expression = class Inner extends Plain {
  self() {
    return Inner;
  }
};
