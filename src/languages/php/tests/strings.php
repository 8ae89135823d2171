<?php
$a = "hi $name {$user->first} ${old} $list[0] $map[key] $o->p {$f(1)}";
$b = <<<EOT
 text $x {$y->call()}
EOT;
$c = <<<'EOT'
 no $z
EOT;
$d = '$none';
$e = `ls $dir`;
