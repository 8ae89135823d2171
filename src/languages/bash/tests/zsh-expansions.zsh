#!/bin/zsh
autoload -Uz compinit
(( $+commands[git] )) || return
if (( ! ${+functions[helper]} )); then x=1; fi
lines=(${(f)"$(list_lines)"})
joined="${(j:, :)names} ${(U)word}"
here="${${(%):-%x}:A:h}"
first=${${name%%.*}:-$other}
files=( $dir/*(N) ~/x(N:t) )
sub=${array[(r)$wanted]} part=${parts[2,-1]}
safe="${branch:gs/%/%%}"
work &!
other_work &|
cat =(make_file)
print $#argv $argv[1]
