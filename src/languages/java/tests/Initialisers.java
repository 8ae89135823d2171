class Initialisers {
    static int total;
    int own;

    static {
        int local = 1;
        total = local;
    }

    {
        int local = 2;
        own = local;
    }

    Initialisers() {
        own++;
        --total;
        this.own += 1;
    }

    static {
        total *= 2;
    }
}
