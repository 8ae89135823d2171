function Stack() {}
Stack.prototype.push = Stack.prototype.add = function (item) {
  return item;
};
Stack.prototype.size = Stack.prototype.length = 0;
Stack.prototype.copy = Stack.prototype.clone = Other.prototype.copy;
Stack.prototype.First = Stack.prototype.Second = class {
  turn() {}
};
Stack.from = Stack.of = function () {};
