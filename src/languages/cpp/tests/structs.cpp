struct Point {
  int x = 0, y = 0;
  Point operator+(const Point &other) const;
  bool operator==(const Point &) const = default;
private:
  int hidden;
};
union Value {
  int i;
  double d;
  Value() : i(0) {}
};
struct Outer {
  struct Inner { int deep; };
  union { int a; float b; };
  enum { kOne, kTwo };
  Inner inner;
} global;
