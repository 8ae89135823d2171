class TextBlocks {
    static final String QUERY = """
        select "a", \"""b\"""
        from class Table { int notAField; }
        """;
    char quote = '"';
    String escaped = "\"class Foo {}\"";
    // class InComment {}
    /* void inBlock() {} */
    int größe = 1;
    int _under$dollar = 2;
    String unicode = "\u0041";
    long number = 1_000L, hex = 0xFFL;
    double d = .5e-3;
}
