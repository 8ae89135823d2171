class Lambdas
{
    Func<int, int> field = x => x + 1;

    void Run()
    {
        Func<int, int> f = static (int x = 1) => x;
        var g = async (a, b) => { await Task.Delay(a); };
        Action h = delegate (int c) { Use(c); };
        items.Where(i => i.Name == name).Select(_ => 1);
        button.Click += (sender, e) => Handle(e);
    }
}
