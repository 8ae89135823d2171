<?php
class Outer
{
    private function a() {}
    protected function b() {}
    public function c() {}
    function d() { function local() {} }
}
