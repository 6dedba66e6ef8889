import type { Page } from '@playwright/test'
import { inBrowser } from './browser.ts'
import { known } from './filling.ts'
import type { Installation } from './installation.ts'
import { percentile } from './measuring.ts'

export interface ViewChangeMeasured {
  /** From the press to the first painted row of a view that was not there yet. */
  firstP50: number
  firstWorst: number
  /** The same of views that were looked at before. */
  againP50: number
  againWorst: number
}

const most = 12

/** Goes through the views of somebody with thirty of their own, twice, as one who clicks through them. */
export const measureViewChange = (installation: Installation): Promise<ViewChangeMeasured> =>
  inBrowser(installation, known.withViews, async (page) => {
    await page.goto(`${installation.podpora.url}/views/open`)
    await rowsOf(page, 'open').first().waitFor()
    await page.waitForLoadState('networkidle')
    const views = await viewsWithTickets(page)
    const first = await changes(page, views)
    const again = await changes(page, views)
    return {
      firstP50: percentile(first, 0.5),
      firstWorst: Math.max(...first),
      againP50: percentile(again, 0.5),
      againWorst: Math.max(...again),
    }
  })

const rowsOf = (page: Page, view: string) => page.locator(`a[href^="/views/${view}/"]`)

/** Those that show a number, so that there is a row to wait for. */
const viewsWithTickets = async (page: Page): Promise<string[]> =>
  (
    await page.$$eval('nav a[href^="/views/"]', (links) =>
      links
        .filter((link) => /\d/.test(link.textContent ?? ''))
        .map((link) => link.getAttribute('href') ?? ''),
    )
  )
    .map((href) => href.replace(/^\/views\//, ''))
    .filter((view) => /^\w+$/.test(view) && view !== 'open')
    .slice(0, most)

async function changes(page: Page, views: string[]): Promise<number[]> {
  const times: number[] = []
  for (const view of views) times.push(await changeTo(page, view))
  return times
}

/**
 * Measured within the page: what passes between it and us does not count. Pressed without hovering before. It is text, for
 * what stands here is checked without a browser's types.
 */
const changeTo = (page: Page, view: string): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    const begun = performance.now()
    const look = () => {
      if (!document.querySelector('a[href^="/views/${view}/"]')) return void requestAnimationFrame(look)
      // The frame after the one that it stands in has been painted.
      requestAnimationFrame(() => resolve(performance.now() - begun))
    }
    document.querySelector('nav a[href="/views/${view}"]').click()
    look()
  })`)
