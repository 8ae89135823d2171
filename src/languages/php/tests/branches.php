<?php
function run(array $list) {
    if (ready()) {
        one();
    } elseif (two()) {
        three();
    } else {
        four();
    }
    $x = ready() ? five() : six();
    $y = $x && seven();
    $z = $x ?? eight();
    for ($i = first(); more($i); step($i)) {
        nine();
    }
    foreach (source() as $v) {
        ten($v);
    }
    while (more()) {
        eleven();
    }
    do {
        twelve();
    } while (more());
    switch (kind()) {
        case 1:
            thirteen();
            break;
        default:
            fourteen();
    }
    $m = match (kind()) {
        1 => fifteen(),
        default => sixteen(),
    };
    try {
        seventeen();
    } catch (Exception $e) {
        eighteen($e);
    } finally {
        nineteen();
    }
}
