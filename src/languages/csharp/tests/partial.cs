public partial class Form
{
    partial void OnLoad();
    public partial string Title { get; set; }
    partial class Part { }
}

partial class Form
{
    partial void OnLoad() { }
}
