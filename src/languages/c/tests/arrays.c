#define N 3
int grid[N][N] = { [0] = { 1 }, [N - 1][2] = 5 };
char text[] = "abc";
static const struct { const char *key; int value; } table[] = { { "a", 1 } };
int sum(int n, int values[n], const char *names[static 2]);
