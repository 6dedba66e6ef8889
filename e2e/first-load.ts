import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext } from '@playwright/test'

const dist = join(import.meta.dirname, '../apps/desk/dist')

export interface FirstLoad {
  /** Page, scripts and styles until the list of tickets stands, as gzip makes them, heaviest first. */
  parts: { path: string; gzipKb: number }[]
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
export async function weighFirstLoad(context: BrowserContext, url: string): Promise<FirstLoad> {
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
}

async function weigh(paths: string[]): Promise<Omit<FirstLoad, 'sentKb' | 'headersKb'>> {
  const files = await Promise.all(
    paths.map(async (path) => ({ path, content: await readFile(join(dist, path)) })),
  )
  const isFont = ({ path }: { path: string }) => path.endsWith('.woff2')
  const texts = files.filter((file) => !isFont(file))
  const parts = texts
    .map(({ path, content }) => ({ path, gzipKb: gzipSync(content).length / 1024 }))
    .sort((a, b) => b.gzipKb - a.gzipKb)
  const kbOf = (some: { content: Buffer }[]) =>
    some.reduce((sum, { content }) => sum + content.length, 0) / 1024
  return {
    parts,
    gzipKb: parts.reduce((sum, part) => sum + part.gzipKb, 0),
    plainKb: kbOf(texts),
    fontKb: kbOf(files.filter(isFont)),
  }
}
