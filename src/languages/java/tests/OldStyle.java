package app;

import junit.framework.TestCase;

public class OldStyle extends TestCase {
    public void testAdds() {}

    public void testing() {}

    public void helper() {}
}
