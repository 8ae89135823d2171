<?php
use PHPUnit\Framework\TestCase;
use PHPUnit\Framework\Attributes\Test;

class UserTest extends TestCase
{
    public function testName(): void {}
    #[Test]
    public function has_no_prefix(): void {}
    /** @test */
    public function by_comment(): void {}
    #[TestWith([1])]
    public function with_data(int $x): void {}
    public function helper(): void {}
    protected function setUp(): void {}
}
class Contest { public function testing() {} }
