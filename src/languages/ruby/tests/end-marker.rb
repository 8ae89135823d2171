BEGIN { early }
def real; end
END { late }
__END__
def not_real; end
