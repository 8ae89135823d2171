FROM alpine AS a
FRM alpine
ARG X=1
RUN <<EOF
never closed
ENV Y=2
FROM
{{ template }}
FROM alpine AS
