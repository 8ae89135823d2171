/// Colors.
enum Color { red, green, blue }

enum Planet implements Comparable<Planet> {
  /// First.
  mercury(1.0),
  @Deprecated('no')
  pluto(2.0);

  const Planet(this.mass);
  final double mass;
  double get weight => mass * 2;
  static Planet heaviest() => pluto;
  @override
  int compareTo(Planet other) => 0;
}
enum _Hidden { one }
