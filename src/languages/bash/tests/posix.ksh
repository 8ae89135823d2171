#!/bin/ksh
typeset -u UPPER=x
function with_ksh { typeset inner=1; print -- "$inner"; }
set -A items a b
