struct empty;
struct point {
  int x, y;
  char *name, tags[8];
  void (*draw)(struct point *self);
  struct point *next;
};
union value {
  int i;
  double d;
};
struct point origin = { 0, 0 }, *current;
static struct local { int a; } one, two;
struct empty *opaque(void);
