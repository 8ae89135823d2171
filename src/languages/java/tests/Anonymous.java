public class Anonymous {
    private final Runnable field = new Runnable() {
        private int count = 1;

        @Override
        public void run() {
            count++;
        }
    };

    public Comparator<String> method() {
        class Local implements Comparable<Local> {
            int rank;

            public int compareTo(Local other) {
                return rank - other.rank;
            }
        }
        record Pair(int a, int b) {}
        enum Kind { ONE }
        interface Shape { void draw(); }
        Local local = new Local();
        return new Comparator<>() {
            public int compare(String a, String b) {
                return a.compareTo(b);
            }
        };
    }

    Object chained = new Outer().new Inner(1) {
        int own;
    };
}
