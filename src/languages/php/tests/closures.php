<?php
$total = 0;
$add = function (int $x) use (&$total, $add): int {
    $total += $x;
    $local = $total;
    return $local;
};
$double = fn($x) => $x * $factor;
$plain = static fn(array $a): array => array_map(fn($b) => $b, $a);
function run($items)
{
    $seen = [];
    usort($items, function ($a, $b) use ($seen) { return $a <=> $b; });
    return strlen(...);
}
