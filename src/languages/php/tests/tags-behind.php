<?php
/**
 * @method find(int $id): ?Foo by its number
 * @method all() : Foo[]
 */
class Behind {}
