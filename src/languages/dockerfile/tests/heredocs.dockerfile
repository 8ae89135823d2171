FROM alpine
ARG N
RUN <<EOF
echo $N
FROM nothing
EOF
COPY <<-"END" /a
	$N
	END
COPY <<A <<B /d/
$N
A
two
B
RUN echo done
