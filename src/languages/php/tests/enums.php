<?php
enum Suit: string implements HasLabel
{
    /** Red. */
    case Hearts = 'h';
    case Spades = 's';

    const Wild = self::Spades;

    public static function fromLabel(string $label): self
    {
        return match ($label) {
            'hearts', 'heart' => self::Hearts,
            default => Suit::Wild,
        };
    }
}
enum Plain { case A; }
