class Sound {
  void fine() {}
}

class Cut {
  void first() { var x = ; }
  void second(int a

enum Later { one }
mixin Also {
