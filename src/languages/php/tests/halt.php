<?php
function kept() {}
__halt_compiler();
function data() {}
class $$$ {
