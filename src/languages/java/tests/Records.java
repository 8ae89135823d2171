package app;

/**
 * A point.
 *
 * @param x to the right
 */
public record Records<T>(int x, @NotNull T y, String... names) implements Comparable<Records<T>> {
    private static final int ZERO = 0;

    public Records {
        if (x < 0) {
            throw new IllegalArgumentException(names[0]);
        }
    }

    public Records(int x) {
        this(x, null);
    }

    static Records<?> origin() {
        return new Records<>(ZERO);
    }

    public T y() {
        return y;
    }
}

record Empty() {}

record Pair(Object left, Object right) {}
