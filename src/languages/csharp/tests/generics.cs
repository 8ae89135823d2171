public class Cache<TKey, [Marker] TValue> where TKey : notnull, IComparable<TKey> where TValue : struct
{
    public TOut Get<TOut>(TKey key, Func<TValue, TOut> map) where TOut : new()
    {
        Dictionary<TKey, List<TValue[]>> all = new Dictionary<TKey, List<TValue[]>>();
        return map(default(TValue));
    }
}
