<?php
#[Attribute(Attribute::TARGET_CLASS), Other\Mark(name: 'x')]
class Route
{
    #[Required, Column(type: self::TEXT)]
    public string $path;

    #[Deprecated]
    public function old(#[SensitiveParameter] $secret) {}

    #[\Override]
    public function kept() {}
}
