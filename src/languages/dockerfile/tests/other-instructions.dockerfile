FROM alpine
ARG X
LABEL version="$X" a.b=c
EXPOSE $X/tcp
ADD https://example.com/$X.tar /
USER ${X:-me}
WORKDIR $X/y
VOLUME $X
STOPSIGNAL $X
MAINTAINER me
SHELL ["sh", "-c"]
HEALTHCHECK --interval=5s CMD curl $X
