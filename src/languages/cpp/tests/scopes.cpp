int g;
class K {
  int field;
  int use(int p) {
    int local = p + field;
    { int local = g; }
    return local;
  }
};
int K::outside(int q) {
  static int kept = q;
  class Local { int m; };
  auto f = [kept](int z) { return z; };
  for (auto x : list) { int y = x; }
  while (int n = next()) use(n);
  return kept;
}
template <typename T> T id(T t) { return t; }
