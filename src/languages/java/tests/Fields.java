public class Fields {
    int plain;
    private int first = 1, second, third[] = {2};
    public static final String CONSTANT = "c";
    static int counter;
    protected volatile long time;
    final List<Map<String, int[]>> nested = new ArrayList<>();
    /** Documented. */
    transient boolean flag;
    // Not a doc comment.
    int undocumented;
    int trailing; // of trailing
    /** Of both. */
    static final int A = 1, B = A;
    Function<Integer, Integer> lambda = x -> x + 1;
    Supplier<String> reference = this::toString;
    static final Runnable RUN = () -> {
        int inside = 1;
    };
    Outer.Inner<String>.Deep qualified;
    @Deprecated int old;
}
