package app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Nested;

class ServiceTest {
    @BeforeEach
    void setUp() {}

    @Test
    void adds() {
        assertThat(1).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void many(int value) {}

    @org.junit.Test(expected = Failure.class)
    public void fails() {}

    @TestFactory
    Stream<DynamicTest> made() {
        return null;
    }

    @Nested
    class Inner {
        @RepeatedTest(3)
        void repeated() {}
    }

    @VisibleForTesting
    void helper() {}
}
