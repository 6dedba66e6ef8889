import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** There is no browser for the tests; the message says how to get one. */
export class NoChromium extends Error {
  override name = 'NoChromium'
}

/**
 * The Chromium that browser tests run: CHROMIUM_PATH, Playwright's own, the system's; else installs one.
 * @throws NoChromium
 */
export function ensureChromium(say: (line: string) => void): string {
  const given = process.env.CHROMIUM_PATH
  if (given && !isProgram(given)) throw new NoChromium(`CHROMIUM_PATH is ${given}, which cannot be run.`)
  const found = given ?? findChromium()
  if (found) return found

  say('Installing a Chromium for the browser tests (once) …')
  const installed = (isRootOnDebian() && installFromDebian() && findChromium()) || installPlaywrights()
  if (installed) return installed
  throw new NoChromium(
    'No Chromium for the browser tests: install one with your package manager or `npx playwright install chromium`, or set CHROMIUM_PATH.',
  )
}

function findChromium(): string | undefined {
  const playwrights = chromium.executablePath()
  if (existsSync(playwrights)) return playwrights
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function installFromDebian(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-core']
  try {
    execFileSync('apt-get', ['-qq', 'update'], { stdio: 'ignore', env })
    execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages], {
      stdio: 'ignore',
      env,
    })
    return true
  } catch {
    return false
  }
}

function installPlaywrights(): string | undefined {
  const cli = join(import.meta.dirname, '../node_modules/.bin/playwright')
  spawnSync(cli, ['install', 'chromium'], { stdio: 'inherit' })
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}
