<?php
/**
 * @method Foo[] all()
 * @phpstan-method list<Foo> all()
 * @psalm-method Bar more()
 * @phpstan-property-read Bar $all
 * @property Foo $ALL
 */
class Twice {}
