struct foo a = { .x = 1, .u = { .q = 2 }, .v.w = 3 }, *p = &(struct foo) { .x = 1 };
foo_t list[2] = { { .x = 1 }, [1] = { .x = 2 }, [2].x = 3, [3] = { .u = { .q = 4 } } };
foo_t nested = { { .x = 1 }, .arr = { { .x = 2 } }, .arr[1] = { .x = 3 } };
foo_t old = { x: 1 };
int grid[2][2] = { { [0] = 1 } };
void f(void) { g((foo_t[]) { { .x = 1 } }, (foo_t) { { .x = 2 } }); }
