import org.jspecify.annotations.Nullable;

class Varargs {
    String[] names;

    void plain(String format, Object... values) {
        use(values);
    }

    void annotated(@Nullable String... values) {
        use(values);
    }

    void inside(int count, String @Nullable ... names) {
        this.names = names;
    }

    void alone(String @org.example.Nullable ... names) {
        this.names = names;
    }

    void array(String @Nullable [] names) {
        use(names);
    }

    Varargs(final List<String>... lists) {
        use(lists);
    }
}
