if command -v gsed >/dev/null; then
  replace() { gsed "$@"; }
else
  replace() { sed "$@"; }
fi
[ -n "$ZSH" ] && emulate_zsh() { :; }
