typedef Callback = void Function(int code, {String name});
typedef Pairs<K, V> = Map<K, List<V>>;
typedef int Compare<T>(T a, T b);
typedef void Done();
typedef _Own = int;
typedef Point = ({int x, int y});
