<?php
/*
 * A licence.
 */

/**
 * Documented.
 *
 * @param int $a a number
 */
function one($a) {}

// A line
// and another.
function two() {}

# A hash.
const THREE = 3;

/** With an attribute. */
#[Pure]
function four() {}

/** Not of this. */


function five() {}

// phpcs:ignore
function six() {}

$x = 1; // trailing
function seven() {}
