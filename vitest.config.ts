import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['apps/**/src/**/*.test.{ts,tsx}', 'packages/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['apps/server/src/testing/global-setup.ts'],
    // One process, many files: starting a worker a file costs more than the tests do.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    // An end for what hangs, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is awaited comes within a moment, on a busy machine a longer one.
    expect: { poll: { timeout: 30_000 } },
  },
})
