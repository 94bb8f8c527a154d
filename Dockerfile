# The service in one image: the API by default, the projector by another command.
FROM node:20.20.2-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:20.20.2-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:20.20.2-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY data data
COPY tools/container tools/container
RUN mkdir -p /var/lib/election-timeline && chown node:node /var/lib/election-timeline
USER node
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/election-timeline
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=12 \
  CMD ["node", "tools/container/is-ready.mjs", "http://127.0.0.1:3000/health/ready"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "dist/apps/api/src/main.js"]
