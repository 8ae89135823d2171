async function fetchAll<T>(urls: string[]): Promise<T[]> {
  function local() {}
  const arrow = async (url: string) => url;
  const value = 1;
  class Helper {
    help() {}
  }
  return urls.map(function named(url) {
    return named(url);
  });
}
export const double = (n: number): number => n * 2;
export const triple = function (n: number) {
  return n * 3;
};
export function* ids() {}
setTimeout(() => {
  function inCallback() {}
}, 1);
if (double(1)) {
  function inBlock() {}
  const blockLocal = 1;
  var hoisted = 2;
}
