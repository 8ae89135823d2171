struct Num {
  Num &operator++();
  Num operator++(int);
  int operator[](int i) const;
  int operator()(int a, int b);
  Num *operator->();
  operator int() const { return 1; }
  explicit operator const char *() const;
  void *operator new(unsigned long size);
  friend bool operator<(const Num &a, const Num &b);
};
Num operator+(Num a, Num b) { return a; }
std::ostream &operator<<(std::ostream &out, const Num &n);
int operator""_km(unsigned long long v);
bool operator!=(const Num &, const Num &);
