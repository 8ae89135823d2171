typedef int Integer;
typedef void (*Callback)(int code);
using Text = std::string;
using Fn = int (*)(int a);
using std::vector;
using namespace std::literals;
using ns::inner::thing;
class D : B {
  using B::B;
  using B::method;
  using Self = D;
  typedef D *Pointer;
};
using any API_DEPRECATED() = std::any;
void f() { using std::swap; swap(1, 2); }
