(function (root, factory) {
  if (typeof define === 'function' && define.amd) {
    define(['exports'], factory);
  } else if (typeof exports === 'object') {
    factory(exports);
  } else {
    factory((root.Lib = {}));
  }
})(this, function (exports) {
  var VERSION = '1';
  /** Runs. */
  function run(task) {
    var local = task;
    return local;
  }
  var Thing = (function () {
    function Thing() {
      this.name = '';
    }
    Thing.prototype.go = function () {};
    return Thing;
  })();
  exports.run = run;
  exports.Thing = Thing;
});

define(function (require) {
  var dependency = require('dependency');
  function amd() {}
  return { amd: amd };
});
