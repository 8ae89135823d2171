package api;

/** What can be drawn. */
public interface Interfaces<T> extends Base, Other<T> {
    int LIMIT = 10;
    String FIRST = "a", SECOND = "b";

    void draw(T canvas);

    /** By default nothing. */
    default void clear() {
        helper();
    }

    static <T> Interfaces<T> of() {
        return null;
    }

    private void helper() {}

    class Nested {
        void plain() {}
    }

    interface Inner {
        int size();
    }
}

@FunctionalInterface
interface Hidden {
    int apply(int value);
}
