<?php
$config = ['debug' => true];
$config['x'] = 1;
$config = load();
list($a, list('k' => $b)) = pair();
[$c, $d->e] = [1, 2];
$ref = &$config;
$handler = $backup = null;

function work($param)
{
    global $config, $made;
    static $calls = 0, $last;
    $made = 1;
    $param = 2;
    $local ??= $param;
    foreach ($param as $key => [$p, 'q' => $q]) {
        $q++;
    }
    foreach ($local as &$item) unset($item);
    try {
    } catch (A | B $e) {
        $local .= $e;
    }
    $$key = ${'x'};
}
