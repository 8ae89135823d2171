class C
{
    void M(Item item)
    {
        item.Run(1, 2.5, 1.5f, 1.5m, 5L, 'c', "s", true, null, $"{item}");
        this.Go().Then()!.More(this);
        base.Go(item.A + "b", item ?? other, flag ? null : item);
        Set(value: item, ref item, out var made, out Item typed);
        Make<Item, int>(x => x.Run(), (a, b) => { return a; }, async () => { }, delegate { throw new Fault(); });
        new Outer.Thing<Item>(item) { Name = "n", Inner = { Deep = 1 }, Done = y => { } };
        Item target = new() { Name = "t" };
        item?.Parts?[0].Name.Trim();
        var list = new[] { item };
        var one = list[0];
        var cast = (Item)other; var maybe = other as Item; var waited = await Task;
        foreach (var each in item.Parts) { }
        var (left, right) = Split();
        var copy = item with { Name = "c" };
        Changed += (s, e) => e.Go();
        Func<Item, int> f = z => z.Size;
        Item none = default(Item);
        Anonymous(new { item.Name, Other = 1 });
    }
}
