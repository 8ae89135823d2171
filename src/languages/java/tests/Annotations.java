package app;

import java.lang.annotation.*;

/** Marks something. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Annotations {
    /** Its value. */
    String value() default "";

    int[] sizes() default {1, 2};

    Class<? extends Runnable> type() default Runnable.class;

    Inner inner() default @Inner(name = DEFAULT);

    String DEFAULT = "x";

    @interface Inner {
        String name();
    }
}

@Annotations(value = "a", sizes = {1}, type = Use.class)
class Use {
    @Annotations("b") private @Nullable String field;

    void parameter(@Annotations(Use.CONSTANT) final String text, @app.Other int number) {
        @SuppressWarnings("unchecked") String local = (@Nullable String) text;
    }
}
