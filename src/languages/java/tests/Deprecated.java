package app;

@Deprecated(since = "1", forRemoval = true)
public class Deprecated {
    @java.lang.Deprecated
    public void annotated() {}

    /**
     * Does it.
     *
     * @deprecated use {@link #annotated()}
     */
    public void documented() {}

    /** @deprecated in one line */
    int field;

    /** Speaks of deprecated things. */
    void no() {}

    @DeprecatedConfiguration
    void neither() {}
}
