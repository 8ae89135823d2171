FROM alpine AS tools
FROM alpine
ONBUILD ARG LATER
ONBUILD COPY --from=tools /x /x
ONBUILD RUN echo $LATER
