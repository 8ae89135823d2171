/** A view. */
function View(name, options) {
  var self = this;
  this.name = name;
  this.cache = {};
  if (options) {
    this.cache = options.cache;
    this.late = true;
  }
  this.render = function render(callback) {
    this.inner = callback;
  };
  this.count += 1;
  options.each(function () {
    this.other = 1;
  });
}
View.defaults = { cache: true };
View.Inner = class {};

var Widget = function () {
  this.size = 1;
};

function lower() {
  this.nothing = 1;
}

export class Modern {
  constructor() {
    this.field = 1;
    this.field = 2;
  }
}
export { View };
