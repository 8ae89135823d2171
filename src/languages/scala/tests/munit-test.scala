package demo

import munit.FunSuite

class ParserSuite extends FunSuite {
  val parser = new Parser
  test("parses") {
    val out = parser.parse("x")
    assertEquals(out, 1)
  }
}
