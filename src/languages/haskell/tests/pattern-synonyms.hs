pattern Head x <- x : _
pattern Zero = 0
