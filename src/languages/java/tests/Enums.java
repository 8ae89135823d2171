package app;

public enum Enums implements Coded {
    /** The first. */
    FIRST,
    @Deprecated
    SECOND(2),
    THIRD(3, "c") {
        private int own;

        @Override
        public int code() {
            return own;
        }
    },
    ;

    private static final Map<Integer, Enums> BY_CODE = new HashMap<>();
    private final int code;

    static {
        for (Enums value : values()) {
            BY_CODE.put(value.code, value);
        }
    }

    Enums() {
        this(1);
    }

    private Enums(int code, String... names) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    private enum Empty {}
}
