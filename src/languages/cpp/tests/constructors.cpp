class Thing {
  Thing();
  Thing(int a) : a_(a), b_{a} { work(a); }
  Thing(Thing &&) noexcept;
  ~Thing() { clean(); }
  Thing &operator=(Thing &&) = delete;
  int a_, b_;
};
Thing::Thing() : Thing(1) {}
struct URL {
  URL(int x);
  URL() = default;
};
