namespace Shop;

public class First
{
    public void A()
    {
        if (x) {

    public void B() { }

public class Second
{
    public void C() { }
}

internal interface IThird
{
    void D();
}
