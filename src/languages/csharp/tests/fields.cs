public class Holder
{
    private int a, b = 2;
    public const int Max = 10, Min = -Max;
    public static readonly int[] Values = [1, 2, .. Others];
    static int counter;
    readonly Func<int, int> twice = x => { return x * 2; };
    private readonly Dictionary<string, int> map = new()
    {
        ["one"] = 1,
    };
    volatile bool stop;
    unsafe fixed byte buffer[16];
}
