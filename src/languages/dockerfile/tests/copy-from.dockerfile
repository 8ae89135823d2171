FROM alpine AS a
FROM alpine
COPY --chown=1:1 --from=a /x /y
COPY --from=nginx:latest /etc/nginx.conf /
COPY --from=0 /z /z
COPY --from=$STAGE /q /q
COPY src --from=no /dst
