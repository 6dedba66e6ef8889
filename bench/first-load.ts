import { type FirstLoad, weighFirstLoad } from '../e2e/first-load.ts'
import { inBrowser } from './browser.ts'
import type { Installation } from './installation.ts'

/** The desk's first load over generated data; a journey (e2e/journeys/weight.journey.ts) holds it to its budget. */
export const measureFirstLoad = (installation: Installation): Promise<FirstLoad> =>
  inBrowser(installation, 'owner', (page) => weighFirstLoad(page.context(), installation.podpora.url))
