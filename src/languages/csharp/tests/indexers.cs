public class Grid
{
    public int this[int row, params int[] rest]
    {
        get { return cells[row]; }
        set => cells[row] = value;
    }
    public string this[string key] => key;
    int IList.this[int i] => i;
}
