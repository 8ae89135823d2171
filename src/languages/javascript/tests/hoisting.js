var top = 1;
if (top) {
  var inBlock = 2;
  let blockOnly = 3;
  const alsoBlock = function () {};
}
for (var i = 0, n = 1; i < n; i++) {
  var inLoop;
}
function f() {
  var local = 1;
  if (local) {
    var deep = 2;
    function nested() {}
  }
  for (var key in local) g(key);
  return key;
}
(function () {
  var inIife = 1;
  function visible() {}
  var assigned = function () {};
})();
