auto twice = [](int x) { return x * 2; };
void run() {
  int base = 1;
  auto add = [base, &total = base, this](int x, auto y) mutable -> int {
    int sum = x + base;
    return sum + total;
  };
  each(list, [&](const Item &item) { use(item, add); });
}
