FROM node:20 AS Base
FROM base AS deps
FROM deps
