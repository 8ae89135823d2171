@inline function outer(seed: i32): i32 {
  let total: i32 = seed;
  for (let i: i32 = 0; i < 3; ++i) { let part = i; total += part; }
  return total;
}
