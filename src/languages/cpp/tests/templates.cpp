template <typename T, class U = int, int N = 3, typename... Rest>
class Box {
 public:
  T get() const;
  template <typename V> void put(V value);
  U other[N];
};
template <> class Box<char> { char only; };
template <typename T> class Box<T *> : Box<T> {};
/** The larger. */
template <typename T>
T larger(const T &a, const T &b) { return a < b ? b : a; }
template <> int larger<int>(const int &a, const int &b);
template <typename T, typename U>
T Box<T, U>::get() const { return T(); }
template <typename T> constexpr T pi = T(3.14);
template <typename T> using Ptr = Box<T> *;
