class Generics<K extends Comparable<? super K> & java.io.Serializable, V> extends Base<Map<K, ? extends V>> {
    private Map<K, List<V>> map;

    <T> T first(List<? extends T> items, Class<T> type) {
        T item = this.<T>cast(items.get(0));
        return type.cast(item);
    }

    <E extends Exception> Generics(Supplier<E> failure) throws E {}

    V value(K key) {
        return Generics.<V>of(key).get();
    }

    interface Source<T extends Source<T>> {
        T self();
    }
}
