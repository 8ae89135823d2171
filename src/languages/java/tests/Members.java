package stack;

import java.util.List;

/** A stack. */
public class Members<T> {
    private final List<T> items;

    public Members(List<T> items) {
        this.items = items;
    }

    /** Adds an item. */
    public void push(T item) {
        items.add(item);
    }
}
