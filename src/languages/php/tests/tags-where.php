<?php
/** @method Foo asked() */
interface Asks {}
/** @property Foo $held */
trait Holds {}
/** @method string shown() */
enum Shows: int {}

/**
 * @method int far()
 */

// A line between.
#[Marked]
final class Marked {}
if (true) {
    /** @method int inside() */
    class Inside {}
}
function run()
{
    /** @method int local() */
    class Local {}
}
