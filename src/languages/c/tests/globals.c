int counter = 0;
static const char *names[] = { "a", "b" };
extern int elsewhere;
extern int defined_here = 1;
volatile int a, *b, c[3][4], (*d)[2], (*e)(int);
const double PI = 3.14;
_Thread_local int per_thread;
int old = 1, new = 2;
