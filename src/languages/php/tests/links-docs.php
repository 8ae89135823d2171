<?php
/**
 * @mixin \Deep\Base
 * @property-read Other $none
 */
class Doc
{
    /** @var Foo[]|null */
    private $list;
    /** @var array<string, A\Bar|Baz> the rest */
    private array $map;
    /** @var Wrong */
    private Right $right;
    /**
     * Not a tag: @param Text
     * @param Foo | null      $x  what
     * @param array{a: Q, b?: R} $y
     * @param callable(int): S $z
     * @param Wrong $native
     * @phpstan-param class-string<T> $t
     * @return static
     * @throws \Failure
     */
    public function run($x, $y, $z, Right $native, string $t)
    {
        /** @var Foo $v */
        foreach ($x as $v) {}
        /** @var Foo $v */
        $v = g();
        /** @var Bar */
        $this->kept = g();
    }
    /** @return iterable<int, self> */
    public function all(): iterable {}
    /** @return Wrong */
    public function right(): Right {}
    // @return Comment
    public function plain() {}
}
