<?php
/**
 * Makes things.
 *
 * @method Foo make(int $a, Bar $b = null) makes one
 * @method plain()
 * @method static Foo of(string ...$parts)
 * @method static chained()
 * @method static static again()
 * @method static void reset() Forgets all.
 * @method $this with (array $options = [])
 */
class Maker
{
}
