class V {
  V operator +(V other) => this;
  V operator -() => this;
  bool operator ==(Object other) => true;
  int operator [](int i) => i;
  void operator []=(int i, int value) {}
  bool operator <=(V other) => false;
  int operator ~() => 0;
}
