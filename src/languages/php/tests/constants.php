<?php
const ONE = 1, TWO = ONE + 1;
define('THREE', 3);
\define("Ns\FOUR", 4, true);
define($name, 5);
define('not a name', 6);

class Limits
{
    const LOW = 1, HIGH = self::LOW + 1;
    final protected const string NAME = 'x';
    private const MAP = ['a' => Limits::LOW];
}

function late() { define('LATE', TWO); return LATE . Limits::NAME . Limits::class; }
