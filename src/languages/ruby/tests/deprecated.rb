# Old.
# @deprecated Use {new_one}.
def old_one; end

# Not @deprecated here.
def new_one; end
