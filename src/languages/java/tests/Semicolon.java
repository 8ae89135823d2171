class Semicolon {
  int f() { return 1 }
}
