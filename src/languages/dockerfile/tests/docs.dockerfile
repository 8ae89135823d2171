# syntax=docker/dockerfile:1

# A licence.

# The version.
# In two lines.
ARG VERSION=1
# Builds it.
FROM alpine AS build
# hadolint ignore=DL3006

# Port.
ENV PORT=80
# --------
ENV NONE=1
