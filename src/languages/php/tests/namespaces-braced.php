<?php
namespace A\B {
    use C\D;
    class Foo extends D {}
    function run() {}
}

namespace {
    function global_one() { return new A\B\Foo(); }
}
