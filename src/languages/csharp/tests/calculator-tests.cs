using Xunit;

[TestFixture]
public class CalculatorTests
{
    [Fact]
    public void Adds() { }
    [Theory]
    [InlineData(1, 2)]
    public void Multiplies(int a, int b) { }
    [Test, Category("slow")]
    public void Divides() { }
    [TestMethod]
    public void Subtracts() { }
    [NUnit.Framework.TestCase(1)]
    public void Powers(int x) { }
    [StaFact]
    public void Draws() { }
    [SetUp]
    public void Prepare() { }
    public void Helper() { }
}
