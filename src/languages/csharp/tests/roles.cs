class Roles
{
    void Run()
    {
        System.Console.WriteLine<int>(text);
        var a = new Outer.Inner<Item>(seed) { Size = 1, Tags = { first }, [key] = 2 };
        Box b = new() { Size = size };
        obj.field = other.field;
        obj?.Prop = 3;
        obj?.items[0]?.Call(name: value);
        count++;
        --obj.total;
        var copy = point with { X = y };
        var t = (left: 1, right);
        var d = (Derived)item as Base;
        var n = nameof(Run) + typeof(List<>) + default(Item) + sizeof(Cell);
        int[] all = new int[size];
        var text = $"{name,5:N2} {{no}} {Format(x)}";
        global::Acme.Tool.Use(this);
    }
}
