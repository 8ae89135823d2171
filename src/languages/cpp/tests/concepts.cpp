template <typename T>
concept Small = sizeof(T) <= 4;
template <Small T> void take(T value);
template <typename T>
  requires Small<T>
T give(T value) { return value; }
auto short_form(Small auto x) { return x; }
