<?php
class Person
{
    public string $full {
        get => $this->first . ' ' . $this->last;
        set(string $value) {
            [$this->first, $this->last] = explode(' ', $value, 2);
        }
    }
    abstract public int $age { get; }
}
