class Locals
{
    int Run(int seed)
    {
        int a = 1, b = seed;
        const int Two = 2;
        var (x, y) = Pair();
        (int p, var q) = Pair();
        (x, y) = (y, x);
        foreach (var (k, v) in map) { Use(k); }
        for (int i = 0, j = 1; i < j; i++, --j) { }
        using var file = Open();
        using (var other = Open()) { other.Read(); }
        if (!int.TryParse(text, out var number)) return 0;
        Fill(ref a, in b, out seed);
        try { } catch (IOException e) when (e.Code == 1) { throw; }
        int Local(int n) { return n + number; }
        goto done;
        done:
        return Local(a) + Two;
    }
}
