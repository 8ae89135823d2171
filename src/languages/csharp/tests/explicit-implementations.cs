public class Bag : IList<int>, Acme.ICounter
{
    public int Count => 0;
    int ICollection<int>.Count => Count;
    void IDisposable.Dispose() { }
    int Acme.ICounter.Next() => 1;
    IEnumerator IEnumerable.GetEnumerator() { return null; }
}
