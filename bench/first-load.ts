import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { ensureChromium } from '../scripts/chromium.ts'
import type { Installation } from './installation.ts'

const dist = join(import.meta.dirname, '../apps/desk/dist')

export interface FirstLoad {
  files: number
  /** Page, scripts and styles until the list of tickets stands, as gzip makes them, KB. */
  gzipKb: number
  plainKb: number
  /** Fonts are compressed as they are. */
  fontKb: number
  /** The same files as the server sent them. */
  sentKb: number
  /** Headers of all those answers. */
  headersKb: number
}

/** Opens the desk in a browser that has never been there, signed in, and weighs what it has loaded. */
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
    const page = await context.newPage()
    const paths = new Set<string>()
    let sent = 0
    let headers = 0
    page.on('requestfinished', async (request) => {
      const { origin, pathname } = new URL(request.url())
      if (origin !== url || pathname.startsWith('/api/')) return
      paths.add(pathname.startsWith('/assets/') || pathname.includes('.') ? pathname : '/index.html')
      const sizes = await request.sizes()
      headers += sizes.responseHeadersSize
      if (!pathname.endsWith('.woff2')) sent += sizes.responseBodySize
    })
    await page.goto(`${url}/views/open`)
    // A row of the list leads to its ticket: the desk can be worked with.
    await page.locator('a[href*="/views/open/"]').first().waitFor()
    await page.waitForLoadState('networkidle')
    return { ...(await weigh([...paths])), sentKb: sent / 1024, headersKb: headers / 1024 }
  } finally {
    await browser.close()
  }
}

async function weigh(paths: string[]): Promise<Omit<FirstLoad, 'sentKb' | 'headersKb'>> {
  let gzip = 0
  let plain = 0
  let fonts = 0
  for (const path of paths) {
    const content = await readFile(join(dist, path))
    if (path.endsWith('.woff2')) fonts += content.length
    else {
      gzip += gzipSync(content).length
      plain += content.length
    }
  }
  return { files: paths.length, gzipKb: gzip / 1024, plainKb: plain / 1024, fontKb: fonts / 1024 }
}
