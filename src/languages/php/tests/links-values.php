<?php
class Made extends Base
{
    public function run($list, &$other)
    {
        $this->kept = $other;
        self::$all = new self();
        parent::run($list);
        static::run($list)->size;
        $fresh = new static;
        foreach ($list->items() as $key => $item) $item->go();
        foreach ($this->kept as &$one) {}
        if (!($other = make()) instanceof Made && $one instanceof \A\Base) {}
        $either = $key ? $one : ($item ?: Made::FIRST);
        $or = $one ?? null;
        $or ??= match (true) { 1 => new Made, default => clone $one };
        $none = null;
        [$a, $b] = pair();
        $list[0]->go()?->name;
        $fn = function () use ($one, &$or) { return $one; };
        $call = $this->run(...);
        global $config;
        static $count = 0;
        $this->$key();
        $class::make();
        return Suit::Hearts->label();
    }
}
new class extends Base { function run() { $this->go(); self::go(); } };
