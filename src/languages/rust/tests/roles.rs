fn f() {
    count = 1;
    count += step;
    self.total = count;
    items[index] = value;
    helper();
    module::helper();
    Type::new();
    object.method(argument).field;
    generic::<T>(1);
    object.convert::<T>();
    let made = Point { x: 1, y, ..base };
    let typed: Map<Key, Value> = value as Target;
    <Type as Trait>::call();
    return result;
}
