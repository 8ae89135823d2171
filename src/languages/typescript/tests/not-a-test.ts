const pattern = /x/;
pattern.test('x');
test(pattern);
function run() {
  test('inside a function', () => {});
}
