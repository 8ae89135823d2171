struct foo { int x; struct foo *next, arr[3]; int (*cb)(struct foo *f); struct { int q; } u, *v; };
typedef struct foo foo_t, *foo_ptr;
typedef struct { int z; } plain_t, *plain_ptr;
typedef struct foo *(*getter)(enum kind n);
static struct foo *get(unsigned a, foo_t *b[2]), value = { 0 };
foo_t *(get)(unsigned a, foo_t *b[2]) {
  const plain_t l = *lookup(), *p;
  for (foo_ptr i = p; i; i++) ;
}
int old(a) struct foo *a; { return a; }
