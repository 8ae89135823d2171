class Branches {
  void run(int[] list) {
    if (ready()) one();
    else if (two()) three();
    else {
      four();
    }
    int x = ready() ? five() : six();
    boolean y = ready() || seven();
    for (int i = first(); more(i); step(i)) eight();
    for (int v : source()) nine(v);
    while (more()) ten();
    do { eleven(); } while (more());
    switch (kind()) {
      case 1:
        twelve();
        break;
      default:
        thirteen();
    }
    int z = switch (kind()) {
      case 1 -> fourteen();
      default -> fifteen();
    };
    try (Lock l = open()) {
      sixteen();
    } catch (Exception e) {
      seventeen(e);
    } finally {
      eighteen();
    }
  }
}
