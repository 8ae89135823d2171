import { imported } from 'm';
const top = 1;
function f(a: number, { b, c: [d] }: P, ...rest: R[]) {
  const a2 = a;
  {
    let block = 1;
    var hoisted = 2;
  }
  for (let i = 0; i < 1; i++) {}
  for (var k in top) {
  }
  try {
  } catch ({ message }) {
    message;
  }
  switch (a) {
    case 1:
      let inSwitch;
  }
  const g = function self() {
    return self;
  };
  return (x: number) => x;
}
class C<T> {
  method<U>(u: U): T {}
}
type M<V> = { [K in keyof V]: V[K] };
namespace N {
  const inside = 1;
}
