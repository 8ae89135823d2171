class Patterns
{
    object Run(object o)
    {
        if (o is string s && s.Length > 0) { }
        if (o is not Foo) return null;
        if (o is { Size: > 3, Owner.Name: var name } box) { }
        if (o is (1, int second)) { }
        if (o is [1, .. var rest, var last]) { }
        switch (o)
        {
            case int n when n > 1: return n;
            case Color.Red: break;
            case Limit: break;
        }
        return o switch
        {
            Point(var x, var y) p => x,
            < 3 or > 5 => 1,
            _ => o,
        };
    }
}
