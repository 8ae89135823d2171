void members(foo_t *p, struct foo v) {
  p->next->x = v.x;
  (*p).x++;
  p[1].arr[2].x = ((foo_t *) p)->y;
  p->cb(p)->z;
  get(1)->x;
  (p + 1)->x;
  (p ? p : &v)->x;
  ++p->n.m;
  (p = &v)->x;
  offsetof(struct foo, x);
  offsetof(struct foo, u.x);
  ((struct foo[]) { v })[0].x;
  ({ p; })->x;
}
