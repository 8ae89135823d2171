let a = 1
let b = a
;[1, 2].forEach(run)
const c = function () {
  return
  1
}
;(function () {
  var inside = 1
})()
var d
export default class
{
  x
  static y = 1
  go()
  {}
}
