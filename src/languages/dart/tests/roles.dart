void roles() {
  call(1, label: value);
  object.method(arg).property.other();
  object.property = 1;
  object.a.b = value;
  array[index] = element;
  count += 1;
  count++;
  made = Thing(x: 1);
  other = lib.Thing<int>.named(made);
  old = new Thing.old();
  constant = const Thing(1);
  list = <Kind>[item];
  optional?.chain!.end();
  builder
    ..first = 1
    ..second(2)
    ..third.fourth = 3;
  check = value is Kind && other as Kind != null;
  'text ${inner(value)} and $name';
  cond ? yes : no;
  tear = Thing.new;
  items.forEach(print);
  super.method();
  this.field = 1;
  throw Failure(value);
}
