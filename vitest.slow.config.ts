import { defineConfig } from 'vitest/config';

// The slower lane: whole tables, many times over. `npm test` leaves these out.
export default defineConfig({
  test: { include: ['src/**/*.slow.test.ts', 'scripts/**/*.slow.test.ts'], testTimeout: 300_000 },
});
