class Counter {
 public:
  static int total;
  static constexpr int kLimit = 3;
  static inline int shared = 1;
  static int next() { return ++total; }
  mutable int cache;
};
int Counter::total = 0;
