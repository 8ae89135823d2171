<?php
/** @method Wrong notTheLast() */
/** The file, then its class. */
class Plain {}
/**
 * In text @method Wrong text() is none, nor is {@method Wrong inline()}.
 * @method Wrong
 * @method Wrong words in text
 * @methods Wrong more()
 * @property Wrong noSign
 * @property-lost Wrong $lost
 */
class None {}
// @method Wrong line()
class Line {}
/* @method Wrong block() */
class Block {}
/** @method Wrong onFunction() */
function f() {}
/** @method Wrong onNothing() */
$x = new class {};
