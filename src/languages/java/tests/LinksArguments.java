class Arguments {
    void run() {
        none();
        call(1, 2L, 0x3, 0b1L, 07, 1.0f, 2.0, 3d, 'c', "s", true, null);
        call(-1, -'c', -x, !x, ~x, x++, (x));
        call(x - 1, x * 2, x << 3, x + 1, x + "s", "s" + x + 1, x & y, x == y, x && y, x < y);
        call((int) x, (Base) x, x instanceof Base, a = b, x[0], x.y, x.y());
        call(new int[] { 1 }, new Base[2], new int[1][2], new Base(), Base.class, int[].class);
        call(a -> b, Base::run, a ? null : x, a ? x : null, a ? "x" : "y", a ? x : y);
        call(/* first */ x, // second
            y);
        call("""
            text""");
    }
}
