void patterns(Object o, (int, String) pair) {
  var (a, b) = pair;
  final (x: c, :d) = record;
  final [e, ...rest] = list;
  final {'k': f} = map;
  final Point(:g, y: h) = point;
  (a, b) = (b, a);
  if (o case int i) print(i);
  if (o case (int j, var k) when j > 0) {
    print(k);
  }
  switch (o) {
    case limit:
      break;
    case Point(x: var l, :var m) when l > m:
      print(l + m);
    case [int n, _] || [var n]:
      print(n);
    case const Other(1):
    default:
      print(o);
  }
  final name = switch (o) {
    Circle(radius: final r) => r,
    int s when s > 0 => s,
    null => 0,
    _ => 1,
  };
  for (final (p, q) in pairs) {
    print(p + q + name);
  }
}
