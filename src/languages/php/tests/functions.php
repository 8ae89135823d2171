<?php
/** Adds. */
function add(int $a, int ...$rest): int
{
    return $a + array_sum($rest);
}

if (!function_exists('helper')) {
    function helper(callable $cb = null, &$out) { return $cb($out); }
}

function outer()
{
    function inner() { return 1; }
    return inner();
}
