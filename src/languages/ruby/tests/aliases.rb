class Aliases
  alias new_name old_name
  alias :sym :old
  alias == eql?
  alias x= y=
  alias_method :made, :old
  alias_method "text", "old"
end
alias $new $old
