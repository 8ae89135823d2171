package tests

import kotlin.test.Test
import org.junit.jupiter.params.ParameterizedTest

class MathTest {
    @BeforeTest
    fun before() {}

    @Test
    fun adds() {}

    @Test
    fun `adds two numbers`() = runTest { check() }

    @ParameterizedTest
    @ValueSource(ints = [1, 2])
    fun many(value: Int) {}

    fun helper() {}
}
