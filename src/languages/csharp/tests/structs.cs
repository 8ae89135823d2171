public readonly struct Meters
{
    public readonly double Value;
    public Meters(double value) => Value = value;
}

public ref struct Window<T>(ref T first) where T : allows ref struct
{
    private ref T head = ref first;
    public readonly ref readonly T Head => ref head;
}
