#ifdef A
int both(int a)
{
  return a;
}
#else
int both(long a) { return 0; }
#endif
struct s {
#if B > 1
  int b;
#elif defined(C)
  int c;
#else
  int d;
#endif
  int e;
};
enum n {
  ONE,
#ifdef TWO_TOO
  TWO,
#endif
  THREE
};
void f(void)
{
#ifdef D
  int d = 1;
#endif
  f();
}
