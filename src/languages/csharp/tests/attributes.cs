[assembly: InternalsVisibleTo("Tests")]

[Serializable, Display(Name = "Old")]
public class Old
{
    [Obsolete]
    public void A() { }
    [System.Obsolete("no", error: true)]
    public int B { get; set; }
    [Browsable(false), ObsoleteAttribute("x")]
    public int C;
    [ObsoleteSoon]
    public void D() { }
    [return: NotNull]
    public string E([FromBody] string body) => body;
}
