#define FEATURE
#undef OTHER
#if FEATURE && !NET40
using System.Net;
#elif LEGACY // the old one
using System.Web;
#endif

public class Client
{
#if ASYNC
    public Task Send() => Post();
#else
    public void Send() { }
#endif

#if FAST
    public int Size(int a)
#else
    public long Size(long b)
#endif
    {
#if DEBUG
        Check(a);
#endif
        return Compute(1
#if MORE
            , Extra(2)
#else
            , Less
#endif
            );
    }

#if false
    public void Never() { }
#endif
    enum Mode
    {
        A,
#if FEATURE
        B,
#else
        C,
#endif
        D
    }
}
