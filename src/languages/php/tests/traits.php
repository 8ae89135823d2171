<?php
trait Counts
{
    private int $count = 0;
    abstract public function name(): string;
    public function add(): void { $this->count++; }
}
class Both
{
    use Counts;
    use One, \Other\Two {
        One::hello insteadof Two;
        Two::hello as protected greet;
        add as increase;
        name as private;
    }
}
