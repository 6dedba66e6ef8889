import { chromium } from '@playwright/test'
import { type FirstLoad, weighFirstLoad } from '../e2e/first-load.ts'
import { ensureChromium } from '../scripts/chromium.ts'
import type { Installation } from './installation.ts'

/** The desk's first load over generated data; a journey (e2e/journeys/weight.journey.ts) holds it to its budget. */
export async function measureFirstLoad(installation: Installation): Promise<FirstLoad> {
  const browser = await chromium.launch({
    executablePath: ensureChromium((line) => process.stderr.write(`${line}\n`)),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const { url } = installation.podpora
    const context = await browser.newContext({ locale: 'en-GB' })
    const [name = '', value = ''] = ((await installation.headersOf('owner')).cookie ?? '').split('=')
    await context.addCookies([{ name, value, url }])
    return await weighFirstLoad(context, url)
  } finally {
    await browser.close()
  }
}
