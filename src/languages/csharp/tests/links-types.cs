using Short = A.B<int>;
class Box<T, U> : Base<T>, IBox where T : Item where U : struct
{
    readonly List<Item> items = new();
    public Item? First { get; set; }
    Item[] many; Item[][] deep; (int a, Item b) pair; object any; decimal price;
    event EventHandler<Args> Changed;
    event Handler Other { add { } remove { } }
    public Item this[int at] => items[at];
    delegate Item Handler(int n, Item it);
    Item Make(Item a, string b = "x", params int[] rest) => a;
    void Each() { foreach (Item i in many) { } try { } catch (Fault f) { } }
    Outer.Inner Get(global::Root.Leaf leaf, Type t = typeof(Box<,>)) => null;
}
record Pair(int X, Item Y) : Base(X);
class Prim(Item item) : Base(item);
interface IBox : IOne, ITwo<int>;
