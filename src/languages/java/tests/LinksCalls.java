class Calls extends Base {
    void run() {
        field.other.run();
        make().then(1).last();
        this.field.run();
        super.run();
        Calls.this.run();
        One.super.run();
        new Calls().run();
        new Outer.Inner<Calls>().run();
        ((Base) field).run();
        (first = second).run();
        all[0].run();
        many[0][1].run();
        new Base[1].run();
        "text".run();
        Calls.class.run();
        java.util.List.of();
        list.stream().map(Base::run).map(this::run).map(super::run).map(Base::new);
        switch (color) {
            case RED, Color.GREEN -> field.run();
            default -> {}
        }
        @Marked(value = 1) int marked;
    }
}
