;(function () {
  'use strict';
  var root = this;
  function _(obj) {
    return obj;
  }
  _.chunk = function (array) {};
  if (!root.x) {
    _.late = () => {};
  }
  function Model(options) {
    this.options = options;
    this.save = function () {
      var local = 1;
    };
    if (options) this.options = {};
  }
  Model.VERSION = '1';
  const LIMIT = 3;
  for (var i = 0; i < 3; i++) {
    let inner = i;
  }
}.call(this));

(async () => {
  const result = await 1;
})();
!function () { var bang = 1; }();
(() => { const arrow = 2; })();
