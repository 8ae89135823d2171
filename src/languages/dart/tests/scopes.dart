void scopes(List<int> items, int n) {
  final local = n;
  for (var i = 0; i < local; i++) {
    print(i);
  }
  for (final item in items) print(item);
  for (n in items) {}
  try {
    work();
  } on FormatException catch (e, stack) {
    print(e, stack);
  } catch (e) {
    print(e);
  } finally {
    done();
  }
  if (n > 1) {
    var local = 2;
    print(local);
  }
  int inner(int x) => x + local;
  items.map((x) => inner(x)).where((int x) {
    return x > n;
  });
  final all = [for (var y in items) y, if (n > 0) n else local];
  outer:
  while (true) {
    break outer;
  }
}
