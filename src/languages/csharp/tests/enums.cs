[Flags]
public enum Color : byte
{
    /// <summary>Nothing.</summary>
    None = 0,
    Red = 1 << 0,
    [Obsolete("use Red")] Crimson = Red,
    Both = Red | Crimson,
}

enum Quiet { A, B };
