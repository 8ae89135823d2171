package app;

public class Unclosed extends Base {
  private final int count = 1;

  public void first(int a) {
    if (a > 0) {
    use(a);
  }

  @Override
  public int second(String b, int c) throws IOException {
    int d = 2;
    return b.size();
  }

  Unclosed(int x) {
    this.count = x;
  }

  static class Inner {
    void third() {}
    int field;
  }
}
