<?php
it('adds', function () {
    expect(add(1, 2))->toBe(3);
});
