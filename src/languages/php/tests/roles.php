<?php
namespace App;
function roles(Foo $x, ?\Other\Bar $y)
{
    $x->method(1, named: 2)->prop = LIMIT;
    $x?->maybe?->call();
    Foo::make()::more();
    Foo::$static->z;
    Foo::$count++;
    Sub\bar(\strlen('x'), namespace\here());
    new Foo(new \Other\Bar(), new $class, new (pick()));
    if ($x instanceof Foo || $x instanceof $y) {}
    $callback($x);
    $x->$dynamic();
    [$x, 'method'];
    echo Foo::LIMIT, $x::KIND, static::class, PHP_EOL, __CLASS__;
    goto end;
    end:
    return clone $x;
}
