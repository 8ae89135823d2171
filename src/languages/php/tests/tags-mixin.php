<?php
/**
 * @mixin Base
 * @mixin \Deep\Other<Foo>
 * @mixin T
 */
class Blend extends Plain {}
/** @mixin Wrong */
function blend() {}
