#ifdef FAST
int read(int fd, long n)
{
#else
int read(int fd)
{
#endif
  return fd;
}
static
#ifndef DEBUG
inline
#endif
int between(
#ifdef WITH_ARGUMENT
  int a
#endif
)
{
  if (x
#ifdef Y
      && y
#endif
  ) {
    return 1;
  }
#ifdef LOOP
  while (next()) {
#endif
    step();
#ifdef LOOP
  }
#endif
}
const struct option options[] = {
#ifdef A
  { "a", 1 },
#else
  { "b", b },
#endif
  { 0 },
};
#ifdef __cplusplus
extern "C" {
#endif
int after(void);
#ifdef __cplusplus
}
#endif
