int f(int x)
{
  FIND_COMMON
  lock(&x);
  EACH(list)
  unlock(x);
  HANDLE open(int x);
  extern FILE *make(int y);
  return x;
}
