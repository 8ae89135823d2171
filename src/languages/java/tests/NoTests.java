package app;

public class NoTests {
    public void testConnection() {}

    @VisibleForTesting
    int test;
}
