mixin Walker {
  int steps = 0;
  void walk() => steps++;
}
base mixin Runner<T> on Walker, Named implements Fast {
  void run();
}
