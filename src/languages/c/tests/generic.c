#define kind(x) _Generic((x), int: is_int, default: other)(x)
int n = sizeof(struct later { int inner; });
int f(void)
{
  struct point p = (struct point){ .x = 1 };
  int block = ({ int t = 1; t + 1; });
  return _Generic(p, int: 1, long: block);
}
