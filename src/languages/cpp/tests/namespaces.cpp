namespace one {
namespace two::three {
int f();
class C {};
}
inline namespace v1 { int g(); }
namespace {
int hidden;
}
}
namespace short_name = one::two;
namespace a { namespace b { void deep(); } }
