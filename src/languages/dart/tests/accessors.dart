class A {
  int _x = 0;
  int get x => _x;
  set x(int value) => _x = value;
  static int get total => 1;
  static set total(int t) {}
  external int get far;
  int get asked;
  Future<int> get later async => 1;
}
