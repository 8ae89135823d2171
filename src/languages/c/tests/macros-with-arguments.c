void printflike(2, 3) complain(struct item *, const char *, ...);
char *printflike(1, 2) print(const char *, ...);
static char *printflike(2, 3)
print_to(FILE *to, const char *format, ...) { return 0; }
void trailing(const char *, ...) printflike(1, 2);
static inline KEEPS(1) const char *_(const char *text) { return text; }
static inline KEEPS(1) KEEPS(2)
const char *Q_(const char *one, const char *many, int n) { return one; }
API lua_Number (checked) (lua_State *L, int arg);
API lua_Reg *(regs) (lua_State *L);
API int (top) (lua_State *L);
int last(void);
API(int) typed(int a);
API(const char *) typed_too(void);
API(int) typed_and_checked(int a, const char *format, ...) FORMAT(2, 3) QUIET;
API(int) FORMAT(1, 2) checked_and_typed(const char *format, ...);
LICENSE("GPL") module_exit(b);
module_init(a) module_exit(b);
int end(void);
