module.exports = function run(argument) {};
module.exports.extra = require('./extra');
exports.default = void 0;
exports.lazy = exports.alias = void 0;
exports.list = ['a'];
exports.Thing = class Thing {
  go() {}
};
Object.defineProperty(exports, '__esModule', { value: true });
