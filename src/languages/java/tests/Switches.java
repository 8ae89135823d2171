class Switches {
    int count;

    Object classic(int value, Kind kind) {
        switch (value) {
            case 1:
                int one = value;
                return one;
            case LIMIT:
            default:
                break;
        }
        int result = switch (kind) {
            case FIRST, SECOND -> 1;
            case Kind.THIRD -> {
                int inside = 2;
                yield inside;
            }
            default -> throw new IllegalStateException();
        };
        return result;
    }

    String patterns(Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        if (!(value instanceof final Point(int x, var y))) {
            return null;
        }
        return switch (value) {
            case null -> "none";
            case Integer number when number > 1 -> "n" + number;
            case Circle(Point(var a, int b), double radius) -> "c" + a + b + radius;
            case Box<String>(String content) -> content;
            case Shape shape -> shape.toString();
            default -> "other";
        };
    }
}
