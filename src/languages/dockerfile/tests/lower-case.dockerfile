from alpine as small
arg name=1
env other=$name
copy --from=small / /
