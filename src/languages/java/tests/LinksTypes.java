package a;

import b.Base;

class Typed<T extends Base & Comparable<T>> extends b.Base<T> implements One, Two<String> {
    int plain, many[];
    int[][] grid;
    private final Map<String, ? extends Base> map = make();
    Outer.Inner<T> inner;

    String[] name(int first, Base[] second, String... rest) {
        var made = name(1).size();
        Base one = null, two[] = {};
        for (Base each : list) {}
        for (var each : list) {}
        try (Base opened = open(); var also = open()) {
        } catch (IOException e) {
        } catch (First | Second e) {
        }
        if (made instanceof Base b) {}
        list.forEach(x -> x.run());
        list.forEach((Base y) -> y.run());
        return null;
    }

    int old()[] { return null; }
    void nothing() {}
    Typed(Base base) {}
}

interface Wide extends One, Two<Wide> { Base base(); }
enum Color implements One { RED }
record Point(int x, Base base) implements One {}
@interface Marked { Base[] value(); }
