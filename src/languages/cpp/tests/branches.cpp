void run(std::vector<int> list) {
  if (auto x = ready(); x) one();
  else two();
  for (auto v : source()) three(v);
  for (int i = first(); more(i); step(i)) four();
  try {
    five();
  } catch (const std::exception& e) {
    six(e);
  }
  switch (kind()) {
    case 1: seven(); break;
    default: eight();
  }
  bool y = ready() and nine();
}
