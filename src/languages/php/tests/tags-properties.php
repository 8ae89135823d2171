<?php
/**
 * @property Foo $one the first
 * @property-read ?Foo $two
 * @property-write int|string $three what is set
 * @property $four
 * @property Foo[] $five
 */
class Holder
{
    private $six;
}
