public class Service(ILogger log, int size = 3) : Base(log)
{
    private readonly int limit = size * 2;

    public void Run() => log.Write(limit);
}
