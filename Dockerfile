# docker build -t podpora .    See docs/handbook/in-production.md.

# What npm reads, by itself: packages are fetched anew only when one of these changes.
FROM node:24-slim AS base
WORKDIR /podpora
COPY package.json package-lock.json .npmrc ./
COPY apps/desk/package.json apps/desk/
COPY apps/server/package.json apps/server/
COPY e2e/package.json e2e/
COPY packages/client/package.json packages/client/
COPY packages/contract/package.json packages/contract/
COPY packages/texts/package.json packages/texts/

# The front end, with all tools.
FROM base AS desk
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

# What runs: the server's packages, its sources (Node runs them as they are), the front end as it was built.
FROM base
# With install scripts: that of the embedded PostgreSQL lays its library links, which nobody may write later. The image has
# a Node of its own; the one that npm brings along is left out.
RUN npm ci --omit=dev -w @podpora/server --include-workspace-root \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node \
 && npm cache clean --force \
 && install -d -o node -g node -m 700 /data
COPY apps/server apps/server
COPY packages packages
COPY scripts scripts
COPY --from=desk /podpora/apps/desk/dist apps/desk/dist
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 SMTP_HOST=0.0.0.0 METRICS_PORT=9464
USER node
VOLUME /data
EXPOSE 3000 2525
STOPSIGNAL SIGTERM
# Each process answers there, whatever its ROLES; the port is open inside the container only.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Without the bound V8 keeps 80 MB more of what the start has left behind.
CMD ["node", "--max-semi-space-size=8", "scripts/start.js"]
