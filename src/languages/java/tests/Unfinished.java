package app;

class Unfinished {
    private final Service service;

    void method() {
        service.
    }

    void other() {
        String name = service.find(
    }

    enum Kind { ONE, TWO

    record Pair(int a, int b

    class Inner extends {
        int field;
    }
}
