<?php
namespace A\B;
use C\D as E, F;
use G\{H, I\J};
use function K\l;
new E\M();
\N\o(namespace\P::Q);
\r();
