FROM alpine
ENV A=1
ENV B=2 C="two words" D=a\ b
ENV OLD the rest of it
ENV PATH=/x:$PATH
ENV PATH=$B:$PATH
