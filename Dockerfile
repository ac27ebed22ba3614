# syntax=docker/dockerfile:1

FROM node:22-slim AS build
WORKDIR /src
# The manifests first: a change of a source file does not install again.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/protocol/package.json packages/protocol/
COPY packages/client/package.json packages/client/
COPY packages/widget/package.json packages/widget/
COPY packages/server/package.json packages/server/
COPY packages/testkit/package.json packages/testkit/
# pnpm through npx: corepack cannot start pnpm 12.
RUN CI=true npx --yes pnpm@12.21.0 install --frozen-lockfile
COPY tsconfig.base.json tsconfig.json LICENSE ./
COPY scripts scripts
COPY packages packages
RUN node scripts/build.mjs
# The server with the packages that it needs at run time, and nothing else.
RUN CI=true npx --yes pnpm@12.21.0 --filter @tenant-chat/server deploy --prod --legacy /app

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TENANT_CHAT_DATA=/data
WORKDIR /app
# For the embedded default, which keeps its database in a folder; with DATABASE_URL it stays empty.
RUN mkdir /data && chown node:node /data
COPY --from=build /app /app
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
