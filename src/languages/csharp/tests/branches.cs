class C {
  void M(bool a) {
    if (a) First();
    else if (b) { Second(); }
    else Third();
    var x = a ? One() : Two();
    var y = a && Check() ?? Else();
    for (int i = 0; Limit(i); Next()) Body();
    foreach (var z in Many()) Each(z);
    while (More()) Work();
    do Again(); while (Still());
    switch (x) {
      case 1: Go(); break;
      default: Stop(); break;
    }
    var s = x switch { 1 => Lit(), _ => Rest() };
    try { Try(); } catch (Fault f) when (Is(f)) { Caught(); } finally { End(); }
  }
}
