<?php
class Sound
{
    public function before() { return 1; }
    public function wrong( { $x = ; }
    public function after() {}
}

function also( $a { }

class Later
{
    public $kept;
}
