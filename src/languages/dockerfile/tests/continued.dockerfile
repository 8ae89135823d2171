FROM \
  alpine \
  AS \
  long
ARG \
  # Comment.
  X=1
