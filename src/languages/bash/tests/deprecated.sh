# Deprecated: use new.
old() { :; }
# Not deprecated.
new() { :; }
