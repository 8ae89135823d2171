/* Adds. */
int add(int a, int b)
{
  return a + b;
}

static inline unsigned long long
wide(const char *s, ...)
{
  return *s;
}

char *(returned)(void) { return 0; }
int (*chooser(int which))(int) { return 0; }
