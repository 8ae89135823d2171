class Lambdas {
    void method(List<String> items) {
        items.forEach(item -> use(item));
        items.sort((a, b) -> a.compareTo(b));
        items.stream().map((String text) -> {
            String trimmed = text.trim();
            return trimmed;
        }).map(String::length).map(this::twice).map(Lambdas::<Integer>same).toArray(String[]::new);
        Supplier<Lambdas> make = Lambdas::new;
        Runnable nothing = () -> {};
        BiFunction<Integer, Integer, Integer> sum = (var x, final var y) -> x + y;
        Function<Integer, Function<Integer, Integer>> curried = outer -> inner -> outer + inner;
        super.method(items::add);
    }
}
