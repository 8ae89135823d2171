int g;
int f(int p)
{
  int a = p;
  {
    int a = a;
    g = a;
  }
  for (int i = 0; i < p; i++) {
    int inner = i;
  }
  static int kept;
  struct local { int m; } s;
  enum { LOCAL_ONE };
  int (*fp)(int q), list[3];
  goto end;
end:
  return s.m + g;
}
void after(int (*cb)(int z), int n);
