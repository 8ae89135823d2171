const ctx = 1;
async function run() {
  await using ctx = open();
  using other: Res = ctx.open();
  for (using each of all) each.go();
  return ctx;
}

type Last<T> = T extends [infer Head extends Res, ...infer Tail extends Other[]] ? [Head, Tail] : Res;
