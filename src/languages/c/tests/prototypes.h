int add(int a, int b);
extern char *name(struct who *w);
static void hidden(void);
int first(void), *second(int x);
void (*signal(int sig, void (*handler)(int)))(int);
int (*not_a_prototype)(int);
double unnamed(double, float[]);
