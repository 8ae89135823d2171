namespace app {
class Before { int x; };
int half( {
  return
}
class After {
 public:
  void method();
  int broken(;
  int field;
};
void last() {}
