static DEFINE_MUTEX(lock);
DEFINE_PER_CPU(struct list_head, queue);
LIST_HEAD(entries);
EXPORT_SYMBOL(entries);
MODULE_INFO(int, "text", 1 + 2);
module_init(start)
module_exit(stop);
SYSCALL_DEFINE2(open, const char __user *, path, int, flags)
{
  return use(path, flags);
}
BPF_CALL_0(tick)
{
  return 0;
}
struct bits {
  DECLARE_BITMAP(set, 64);
  int after;
};
int last;
