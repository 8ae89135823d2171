public interface IShape<out T>
{
    int Sides { get; }
    T Area();
    void Draw() { Area(); }
    string Name => "shape";
    static abstract IShape<T> Make();
    static int Count() => 0;
    const int Max = 8;
    event EventHandler Moved;
    int this[int i] { get; }
    private void Helper() { }
    protected void Extend();
    internal void Inside();
}

interface IInternal { void M(); }
