<?php
namespace A {
    /** @method int one() */
    class X {}
}
namespace B {
    /** @property int $two */
    class X {}
}
