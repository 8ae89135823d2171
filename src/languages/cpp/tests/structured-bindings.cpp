int sum(const Map &map) {
  auto [first, second] = pair();
  for (const auto &[key, value] : map) first += value;
  if (auto it = map.find(1); it != map.end()) return it->second;
  try {
    risky();
  } catch (const Error &e) {
    report(e);
  }
  return first;
}
