Widget build(State state) {
  return Box(
    child: switch (state) {
      Loading() => const Spinner(),
      Loaded(:final items) => View(items),
    },
    key: await find(),
  );
}
