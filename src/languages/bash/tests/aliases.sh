alias ll='ls -l' la="ls -a"
alias g=git
alias -g G='| grep'
alias -p
if true; then
  alias ..='cd ..'
fi
