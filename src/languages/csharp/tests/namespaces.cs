namespace Outer
{
    namespace Inner.Deep
    {
        public class A { }
    }
    public class B { }
}
