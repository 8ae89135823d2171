#!/usr/bin/env node
console.log(main());

/** Runs. */
function main() {}
