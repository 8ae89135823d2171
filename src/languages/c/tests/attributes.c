__attribute__((noreturn)) void stop(void);
int f(int x) __attribute__((pure));
static int __attribute__((unused)) quiet;
struct packed { int a __attribute__((aligned(8))); } __attribute__((packed));
[[nodiscard]] int modern(void);
__declspec(dllexport) int exported(void) { return 1; }
_Noreturn void gone(void);
int placed __asm__("other_name");
