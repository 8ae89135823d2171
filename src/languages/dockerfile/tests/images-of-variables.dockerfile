ARG BASE=alpine
ARG TAG
FROM $BASE
FROM ${BASE}:${TAG:-latest} AS tagged
FROM tagged
