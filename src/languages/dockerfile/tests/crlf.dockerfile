FROM alpine AS a
ARG X=1 \
  Y=2
COPY --from=a /$X /
