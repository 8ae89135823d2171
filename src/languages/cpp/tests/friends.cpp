class A {
  friend class B;
  friend void helper(A &a);
  friend bool same(const A &a, const A &b) { return &a == &b; }
  template <typename T> friend class C;
  int secret;
};
