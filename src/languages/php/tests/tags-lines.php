<?php
/**
 * @method Foo build(
 *     string $name = 'a) (b',
 *     ?Bar $bar = null
 * ) Builds it.
 *   Goes on here.
 *
 * @method Foo open(int $a
 * @property Foo $kept
 *   The text is in the next line.
 * @author Nobody
 */
class Lines {}
