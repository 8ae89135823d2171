<?php
return new class($db) extends Migration implements Step
{
    private $rows = 1;
    const KIND = 'x';
    public function up(): void { $this->rows; }
};
