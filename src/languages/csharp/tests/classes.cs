public abstract class Shape<T> : Base<T>, IDisposable where T : class, new()
{
    private readonly T tag;
    protected int size;
    internal string Name;
    int hidden;

    protected Shape(T tag) : base(tag)
    {
        this.tag = tag;
    }

    static Shape() { }

    ~Shape() => Dispose();

    public abstract double Area();
    public virtual void Draw() { }
    protected internal void Grow() { }
    private protected void Shrink() { }
    void Quiet() { }
    public static extern int Native();
    public async Task<int> LoadAsync() => await source;

    public class Nested { }
    class PrivateNested { public void Shown() { } }
}

class Internal { public void Method() { } }
public sealed class Empty;
file class OnlyHere { }
