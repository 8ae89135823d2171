/// A base.
abstract class Base<T extends Object> extends Parent<T> with Mixed, Other implements Named {
  final int id;
  static const limit = 1, other = 2;
  static final Map<String, int> cache = {};
  late final String _secret;
  int a, b = 3;
  var open = 1;
  external int native;
  abstract int required_;
  covariant late T item;
  void Function(int)? onTap;

  /// Makes one.
  const Base(this.id, {required super.key, int size = limit, this.a = 1});
  Base.named(int p) : id = p, super(p) {
    print(p);
  }
  Base._();
  factory Base.make(int q) => Base.named(q);
  factory Base.redirect() = Leaf.only;

  Future<void> load(int i, [String? name]) async {
    await fetch(i);
  }
  int get size => id;
  set size(int value) {
    a = value;
  }
  static R create<R>(R seed) => seed;
  void ask();
  external void outside();
  Stream<int> many() async* {
    yield 1;
  }
  Iterable<int> few() sync* {}
  @override
  String toString() => 'x';
  void _hidden() {}
}

class _Private {
  int shown = 1;
}
