function f(a, b = a, { c, d: [e], ...rest } = {}, ...others) {
  return a + b + c + e + rest + others;
}
const g = x => x;
const h = async (y, [z] = []) => y + z;
class C {
  set value(next) {}
  m({ p = 1 }) {}
}
try {
} catch (error) {
  error;
}
