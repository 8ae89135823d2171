export namespace Outer.Inner {
  export const shown = 1;
  const hidden = 2;
  export function run() {
    return hidden;
  }
}
namespace Local {
  export interface Item {}
}
