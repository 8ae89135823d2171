<?php
class Config
{
    public $first = 1, $second;
    /** Cached. */
    private static ?Cache $cache = null;
    protected readonly array $items;
    var $old;
    public private(set) string $name;
    /** Both. */
    public int $x = 0, $y = 0;
    private $table = [
        'a' => 1,
    ];

    function use(): void
    {
        $this->first = $this->second;
        self::$cache = static::$cache ?? Other::$instances[0];
        $this->{$name} = $this->items['k'];
    }
}
