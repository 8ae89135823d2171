class Point {
  final int x, y;
  const Point(this.x, this.y);
  Point.origin() : this(0, 0);
  Point.from(Map<String, int> json)
      : assert(json.isNotEmpty),
        x = json['x']!,
        this.y = 1;
  const factory Point.of(int x) = Other.new;
  factory Point.cached(int x) {
    return Point(x, x);
  }
  Point._internal(super.a, {super.b});
  external Point.native();
}
