FROM ubuntu
FROM registry.example.com:5000/team/app:1.2
FROM debian@sha256:0123456789abcdef
FROM --platform=linux/arm64 python:3.12-slim
FROM "quoted:1"
