FROM golang:1.22 AS build
RUN go build -o /app

FROM alpine:3.19 as run
COPY --from=build /app /app

FROM scratch
COPY --from=run /app /app
