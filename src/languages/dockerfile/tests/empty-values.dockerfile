FROM alpine
ARG
ENV
ARG =x
ENV E=
COPY --from= /a /b
