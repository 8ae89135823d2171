FROM alpine
ENV ONE=1 \
    # Between.
    TWO=2 \

    THREE=$ONE
