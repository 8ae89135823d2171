class C
{
    [Mark(1, named: 2, Size = 3), Other.Second<int>]
    int M(object o, Shape s)
    {
        if (o is Item i && o is Item { Name: var n, Owner.Age: > 3 } item) { }
        if (o is not null and Kind) { }
        switch (s) { case Round r when r.Big: break; case Kind.One: break; }
        var k = s switch { { Size: 1 } => 1, Square q => q.Side, var rest => 0 };
        var q2 = from p in list let l = p.Length join Shape t in shapes on p.Id equals t.Id select l;
        return nameof(Item.Name).Length;
    }
}
