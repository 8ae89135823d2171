package shapes;

/** The base. */
public abstract class Classes<T extends Comparable<T>> extends Base<T> implements Drawable, java.io.Closeable {
    public Classes() {
        super();
    }

    protected Classes(int size) throws Failure {
        this();
        this.size = size;
    }

    int size;

    public static class Nested {
        void inNested() {}
    }

    private class Inner {
        int depth = size;
    }

    protected static final class Hidden {}

    abstract T scale(double by);

    public static <K, V extends K> V pick(K key, V... values) {
        return values[0];
    }

    @Override
    public final synchronized void close() throws java.io.IOException {
        super.close();
    }

    native int nothing();

    public int[] array()[] {
        return null;
    }
}

class Second extends Classes.Nested {}

final class Third {}
