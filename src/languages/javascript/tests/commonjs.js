const fs = require('fs');
const { join, resolve: res } = require('path');
require('./effects');

function local() {}

exports.one = function () {};
module.exports.two = exports.three = async () => {};
exports.VERSION = '1';
exports.local = local;
module.exports = { local, four() {}, five: function () {}, six: local, seven: 7 };
