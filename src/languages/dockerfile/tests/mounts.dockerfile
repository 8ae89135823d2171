FROM alpine AS deps
FROM alpine
RUN --mount=type=cache,target=/root --mount=type=bind,from=deps,target=/d make
RUN --mount=from=busybox,target=/b ls
