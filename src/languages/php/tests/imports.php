<?php
namespace App;

use Foo\Bar;
use \Foo\Baz as Qux, Foo\Other;
use function Foo\helper;
use const Foo\LIMIT;
use Foo\{A, B as C, function f, const D, Sub\E};
use function Foo\{g, h as i};
use Exception;

new Bar(helper(LIMIT), f(D));
