import org.junit.Test

class Checks {
  @Test def adds(): Unit = {}
  @org.junit.Test(timeout = 1)
  def waits(): Unit = {}
  def helper(): Unit = {}
}
class StackSpec extends AnyFlatSpec with Matchers {
  "A Stack" should "pop" in { assert(true) }
}
