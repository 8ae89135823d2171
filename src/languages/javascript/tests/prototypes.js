/** Makes points. */
function Point(x) {
  this.x = x;
}
/** Moves. */
Point.prototype.move = function (by) {
  this.x += by;
};
Point.prototype.copy = Other.prototype.copy;
Point.prototype.size = 2;
Point.origin = function () {};
Point.prototype.inner = class {};
Line.prototype = {
  draw() {},
  length: function () {},
  get width() {
    return 1;
  },
  colour: 'red',
};
Point.VERSION = 1;
app.nested.handler = () => {};
function later() {
  Point.prototype.late = function () {};
  Point.local = function () {};
}
module.exports = { Point };
