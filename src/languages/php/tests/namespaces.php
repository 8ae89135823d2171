<?php

namespace App\Models;

class User {}

function make(): User {}

namespace Other;

const LIMIT = 3;
class User {}
