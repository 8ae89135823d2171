<?php
abstract class Circle extends Shape implements Drawable, \Countable
{
    use Counts, Moves;
    private ?Point $center = null;
    public Pen|Brush|null $tool, $other;
    public static self $last;
    public int $size;
    public function __construct(protected Point $at, private array $rest = []) {}
    public function draw(Canvas&Sized $on, (A&B)|null $more, Line ...$lines): static {}
    abstract function next(): ?self;
}
interface Drawable extends Sized, Named {}
enum Suit implements HasLabel { case Hearts; const First = self::Hearts; }
trait Counts { public function add(): self {} }
function find(): Circle|false {}
try {
} catch (Lost | Gone $error) {
}
