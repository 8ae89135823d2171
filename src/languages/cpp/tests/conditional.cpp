class C
#ifdef WITH_BASE
    : public Base
#endif
{
 public:
#if A
  void only_a();
#else
  void not_a();
#endif
  C()
#ifdef INIT
      : x_(1)
#endif
  {
  }
 private:
  int x_;
};
#ifdef FAST
void run(int a) {
#else
void run() {
#endif
  go();
}
void after();
