# @deprecated use new
FROM alpine AS old
# Deprecated: no more.
ARG GONE
ARG KEPT
