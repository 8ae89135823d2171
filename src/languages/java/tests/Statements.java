class Statements {
    int run(String[] names, Path path) throws IOException {
        var count = 0;
        final int a = 1, b[] = {a};
        for (int i = 0, j = names.length; i < j; i++) {
            count += i;
        }
        for (final String name : names) {
            System.out.println(name);
        }
        for (var entry : map.entrySet()) {
            entry.getKey();
        }
        try (Reader reader = open(path); var second = new Second(reader); existing) {
            reader.read();
        } catch (IOException | RuntimeException failure) {
            throw new Failure(failure);
        } finally {
            count--;
        }
        outer:
        while (true) {
            do {
                if (count > 1) {
                    break outer;
                }
                continue outer;
            } while (count < 2);
        }
        synchronized (this) {
            names[0] = names[a];
        }
        {
            int block = 1;
        }
        int block = 2;
        assert count > 0 : "message";
        Object cast = (List<String>) (Object) names;
        int[][] matrix = new int[a][];
        this.field.deep.count = cast.hashCode();
        Statements.total = b.length;
        return names.length > 0 ? block : matrix[0][1];
    }
}
