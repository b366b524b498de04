# The suite, and its reference server: `docker run IMAGE run --endpoint URL`, `docker run -p 4566:4566 IMAGE serve`.
ARG NODE_IMAGE=node:22-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --ignore-scripts --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production CONFORMANCE_HOST=0.0.0.0 XDG_STATE_HOME=/out/state
COPY --from=build /src/package.json /src/LICENSE /app/
COPY --from=build /src/node_modules /app/node_modules
COPY --from=build /src/spec/schemas /app/spec/schemas
COPY --from=build /src/dist /app/dist
# Reports, and the journal of what a run creates, are written below the working folder: mount it to keep them. Any user may run
# the image, also one without a home.
RUN mkdir -p /out && chmod 1777 /out
WORKDIR /out
USER 1000
EXPOSE 4566
# Only `serve` listens; every other verb is healthy as long as it runs.
HEALTHCHECK --interval=10s --timeout=10s --start-period=5s CMD ["node", "-e", "\
  if (!require('fs').readFileSync('/proc/1/cmdline', 'utf8').includes('\\0serve\\0')) process.exit(0);\
  fetch('http://127.0.0.1:4566/_conformance/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
CMD ["--help"]
