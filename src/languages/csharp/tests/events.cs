public class Button
{
    public event EventHandler? Clicked, Pressed;
    public static event Action<int> Shared;
    event Action quiet;
    public abstract event Action Later;
    public event Action<int> Custom
    {
        add { list += value; }
        remove => list -= value;
    }
    event Action INotify.Changed { add { } remove { } }
    private Action<int> list;
    void Raise() => Clicked?.Invoke(this, EventArgs.Empty);
}
