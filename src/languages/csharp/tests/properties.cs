public class Box
{
    public int Auto { get; private set; } = 4;
    public required string Must { get; init; }
    public int Twice => Auto * 2;
    public static Box Empty { get; } = new();
    protected virtual int Guarded { get; set; }
    int quiet { get; set; }
    public abstract int Later { get; set; }
    public int Backed
    {
        get => field;
        set
        {
            field = value;
            Changed(value);
        }
    }
    public bool IsSmall => Auto is int n && n < 3;
    int ISized.Size => 3;
}
