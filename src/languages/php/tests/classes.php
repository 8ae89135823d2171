<?php
/** A shape. */
abstract class Shape extends Base implements Drawable, \Other\Named
{
    public function __construct() {}
    abstract protected function area(int|float $scale): ?float;
    final public static function create(): static { return new static(); }
    private function hide() {}
    function &open(self $other): self { return $other; }
    public function parent(): ?parent { return parent::open($this); }
}
final readonly class Point {}
class Plain {}
