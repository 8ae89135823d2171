public delegate TResult Mapper<in T, out TResult>(T item, int index) where T : class;
delegate void Inner();
public class Host
{
    public delegate void Handler(object sender);
    delegate int Quiet(int x);
}
