# The page and the index are built here, so that at its start the server installs nothing and writes nothing outside /data.
FROM node:22-slim AS build
# hnswlib-node is compiled.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
# Without what only tests need.
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY server/prepare.mjs server/
RUN node server/prepare.mjs
COPY . .
RUN node server/prepare.mjs --page \
  && INDEX_DIR=/data/index node --import tsx index/main.ts \
  && mkdir -p /data/studies

FROM node:22-slim
ENV NODE_ENV=production \
  TSX_DISABLE_CACHE=1 \
  HOST=0.0.0.0 \
  PORT=8787 \
  INDEX_DIR=/data/index \
  STUDIES_DIR=/data/studies
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json /app/tsconfig.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/corpus corpus
COPY --from=build /app/index index
COPY --from=build /app/server server
COPY --from=build /app/web/dist web/dist
COPY --from=build --chown=node:node /data /data
VOLUME /data
USER node
EXPOSE 8787
HEALTHCHECK --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/api/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "server/main.ts"]
