FROM alpine
ARG V
RUN echo $V "${V}" "it's $V" && \
    awk '{print $V}' file && echo \$V $1 $(date) $V
CMD echo $V
CMD ["echo", "$V"]
ENTRYPOINT [ "x", "$V" ]
