extern "C" {
int c_function(int a);
struct c_struct { int x; };
}
extern "C" void one_c_function();
extern "C" int defined(void) { return 1; }
static int local() { return 0; }
inline int in_header() { return 1; }
