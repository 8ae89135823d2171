<?php
interface Repository extends Countable, \IteratorAggregate
{
    const LIMIT = 10;
    public function find(int $id): ?Entity;
    public static function open(): static;
}
