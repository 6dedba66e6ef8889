import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/peers/**/*.test.ts'],
    globalSetup: ['e2e/peers/needs.ts'],
    // Real servers on a machine that may be small: one file after the other, and patience.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
