<?php
namespace A;
/**
 * @method B|C|null either()
 * @method ?B maybe()
 * @method B[] many()
 * @method array<int, B> map()
 * @method Box<B> boxed()
 * @method static itself()
 * @method self own()
 * @method $this same()
 * @method \Deep\B far()
 * @method N\B near()
 * @method callable(int): B later()
 * @method string text()
 * @property B|C $some
 * @property-read static[] $others
 */
class Typed {}
