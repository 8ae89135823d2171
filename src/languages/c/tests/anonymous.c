struct outer {
  int before;
  struct {
    int a;
    union {
      int b;
      float c;
    };
  };
  union {
    int d;
  } named;
  struct inner {
    int e;
  } in, *in_p;
  enum { ON, OFF } state;
};
