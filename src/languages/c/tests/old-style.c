int add(a, b)
  int a;
  char *b;
{
  return a;
}
