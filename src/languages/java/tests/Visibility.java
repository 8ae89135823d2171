package app;

public class Visibility {
    public int open;
    protected int family;
    int packageOnly;
    private int own;

    public Visibility() {}

    protected void familyMethod() {}

    void packageMethod() {}

    private void ownMethod() {}

    public void local() {
        class Local {
            public void inLocal() {}
        }
    }

    static class PackageNested {
        public int unreachable;
    }

    public static class OpenNested {
        public int reachable;
    }

    private interface OwnInterface {
        void hidden();
    }
}

class PackageClass {
    public int hidden;

    public void hiddenMethod() {}
}

interface PackageInterface {
    void hidden();
}
