class Box<T extends Comparable<T>, U> {
  final Map<T, List<U>> items;
  Box(this.items);
  Box<T, V> map<V>(V Function(U) change) => Box<T, V>({});
}
T largest<T extends Comparable<dynamic>>(List<T> all) => all.first;
