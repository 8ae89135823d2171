static int __init start(void)
{
  return 0;
}
int level __read_mostly = 1;
struct EXPORT record {
  void __iomem *base;
  spinlock_t lock ____cacheline_aligned;
} __packed;
extern __printf(1, 2) void say(const char *format, ...);
API_EXPORT const struct record *API_CALL find(const char __user *name);
static void __free_all(struct record *r)
	__releases(lock)
{
}
void (*handler)(int) __ro_after_init;
noinline foo_t traced(void) { return 0; }
DWORD WINAPI thread_main(LPVOID arg) { return 0; }
STACK_OF(X509) *certificates(void);
FILE *log_file;
