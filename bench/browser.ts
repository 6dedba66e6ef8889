import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureChromium } from '../scripts/chromium.ts'
import type { Installation, Who } from './installation.ts'

/** Runs `work` with a page of a browser that is signed in. */
export async function inBrowser<T>(
  { podpora: { url }, headersOf }: Installation,
  who: Who,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const browser: Browser = await chromium.launch({
    executablePath: ensureChromium((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = ((await headersOf(who)).cookie ?? '').split('=')
    await context.addCookies([{ name, value, url }])
    return await work(await context.newPage())
  } finally {
    await browser.close()
  }
}
