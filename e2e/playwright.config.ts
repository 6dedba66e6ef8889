import { defineConfig } from '@playwright/test'

const executablePath = process.env.CHROMIUM_PATH

export default defineConfig({
  testDir: 'journeys',
  testMatch: '*.journey.ts',
  // Two browsers beside each other fill two cores: 13 minutes instead of 23.
  workers: 2,
  // An end for what hangs, however busy the machine is.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: '../test-results',
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Warsaw',
    viewport: { width: 1440, height: 900 },
    // Recording takes a seventh of the time; `npm run test:e2e -- NAME --trace on` shows a journey step by step.
    trace: 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
