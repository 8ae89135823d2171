<?php
class Point
{
    public function __construct(
        private readonly int $x,
        protected ?Point $next = null,
        public array $rest = ['a'],
        readonly string $label = '',
        int $plain = 1,
    ) {
        $this->sum = $x + $plain;
    }
}
