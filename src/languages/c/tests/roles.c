typedef struct point { int x; } point;
int use(point *p, struct point q)
{
  point v = { .x = 1 }, *w = &v;
  int (*fp)(int) = use;
  p->x = q.x;
  v.x += call(p->x, LIMIT);
  p->method(v.x)->y = (point *)w;
  (*fp)(1);
  fp(2);
  a[i]++;
  --*w;
  sizeof(point);
  use: goto use;
  return (int)sizeof v ? MACRO(x) : 0;
}
