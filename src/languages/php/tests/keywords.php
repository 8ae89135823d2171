<?php
class List_
{
    const CLASS_ = 1, DEFAULT = 2;
    public function list() {}
    public function print() {}
    public function static() {}
    public $enum;
}
$x->list()->class = List_::DEFAULT;
