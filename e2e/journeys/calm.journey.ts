import type { Page } from '@playwright/test'
import { expect, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'calm' })

/** Notes whatever says "wait" and is painted, from the first moment of the page on. */
async function watched(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    const painted: string[] = []
    Object.assign(window, { painted })
    const waits = '.mantine-Skeleton-root, .mantine-Loader-root, [role=progressbar], [data-loading]'
    new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes) {
        const here = type === 'attributes' ? [target] : [...addedNodes]
        for (const node of here)
          if (node instanceof Element && (node.matches(waits) || node.querySelector(waits)))
            painted.push(node.outerHTML.slice(0, 200))
      }
    }).observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['data-loading'],
    })
  })
  return page
}
const painted = (page: Page) => page.evaluate(() => (window as unknown as { painted: string[] }).painted)
const skeleton = '.mantine-Skeleton-root'
const list = (page: Page) => page.getByRole('region', { name: /^Tickets: / })
const editor = (page: Page) => page.locator('[contenteditable=true]')

/** The time of the page moves only when it is told to: an answer that has come within it was fast, on any machine. */
async function still(page: Page): Promise<void> {
  await page.clock.install()
  await page.goto('/views/open')
  await expect(list(page).getByRole('link', { name: 'Cold' })).toBeVisible()
  // The programs of what is opened below are here: what is asked for is what a reader waits for.
  await list(page).getByRole('link', { name: 'Warm' }).click()
  await expect(editor(page)).toBeVisible()
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await expect(page.getByRole('searchbox')).toBeVisible()
  await page.goBack()
  await expect(editor(page)).toBeVisible()
  await page.clock.pauseAt(Date.now() + 5_000)
  await page.evaluate(() => (window as unknown as { painted: string[] }).painted.splice(0))
}

/** Does it, waits for its answer without letting time pass, and lets 200 ms pass for the page to show it. */
async function fast(page: Page, { asks, act }: Act): Promise<void> {
  const answer = page.waitForResponse(asks)
  await act(page)
  await (await answer).finished()
  for (let step = 0; step < 5; step++) {
    // What the page has to do without a timer it does first.
    await page.evaluate(
      () =>
        new Promise<unknown>((done) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = done
          port2.postMessage(null)
        }),
    )
    await page.clock.runFor(40)
  }
}

interface Act {
  what: string
  asks: RegExp
  act(page: Page): Promise<void>
  there(page: Page): Promise<void>
}

const acts: {
  what: string
  asks: RegExp
  act: (page: Page) => Promise<void>
  there: (page: Page) => Promise<void>
}[] = [
  {
    what: 'opening a ticket',
    asks: /\/tickets\/\d+$/,
    act: (page) => list(page).getByRole('link', { name: 'Cold' }).click(),
    there: (page) =>
      expect(page.getByRole('article').getByText('A mail that nobody has opened yet.')).toBeVisible(),
  },
  {
    what: 'changing the view',
    asks: /\/tickets\?/,
    act: (page) =>
      page
        .getByRole('navigation')
        .getByRole('link', { name: /^Solved/ })
        .click(),
    there: (page) => expect(list(page).getByRole('heading', { name: 'Solved', exact: true })).toBeVisible(),
  },
  {
    what: 'searching',
    asks: /\/search\?/,
    act: async (page) => {
      await page.getByRole('link', { name: 'Search', exact: true }).click()
      await page.getByRole('searchbox').fill('opened')
      await page.clock.runFor(160)
    },
    there: (page) => expect(page.getByRole('list', { name: 'Found' }).getByRole('link')).toHaveCount(1),
  },
]

for (const one of acts) {
  const { what, asks, act, there } = one
  test(`${what}: a fast answer is all that is painted, a slow one is waited for with a skeleton after 300 ms`, async ({
    browser,
    podpora,
  }) => {
    await setUp(podpora)
    const first = await signIn(browser, podpora)
    const known = await (await first.request.get('/api/v1/tickets?filter=[]')).json()
    if (known.items.length === 0) {
      await sendMail(podpora, { subject: 'Warm' })
      await sendMail(podpora, { subject: 'Cold', text: 'A mail that nobody has opened yet.' })
    }
    await first.context().close()

    const page = await watched(await signIn(browser, podpora))
    await still(page)
    await fast(page, one)
    await there(page)
    expect(await painted(page)).toEqual([])
    await page.context().close()

    const slow = await watched(await signIn(browser, podpora))
    await still(slow)
    const held = Promise.withResolvers<void>()
    await slow.route(asks, async (route) => {
      await held.promise
      await route.continue()
    })
    await act(slow)
    await slow.clock.runFor(250)
    await expect(slow.locator(skeleton)).toHaveCount(0)
    await slow.clock.runFor(100)
    await expect(slow.locator(skeleton).first()).toBeVisible()
    held.resolve()
    await expect(async () => {
      await slow.clock.runFor(50)
      await expect(slow.locator(skeleton)).toHaveCount(0, { timeout: 200 })
    }).toPass()
    await there(slow)
    await slow.context().close()
  })
}

test('what is half written in a dialog outlives the turn of a tablet', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'To be turned' })
  const page = await signIn(browser, podpora)
  const desk = { width: 1440, height: 900 }
  const turn = async (width: number, height: number) => {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  const survives = async (label: string, text: string) => {
    const box = page.getByRole('dialog').getByLabel(label, { exact: true })
    await box.fill(text)
    for (const [width, height] of [
      [1000, 700],
      [700, 1000],
      [390, 844],
      [1440, 900],
    ] as const) {
      await turn(width, height)
      await expect(box, `at ${width}`).toHaveValue(text)
      await expect(box).toBeVisible()
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.setViewportSize(desk)

  await page.goto('/views/open')
  await page.getByRole('navigation').getByRole('button', { name: 'New view' }).click()
  await survives('Name', 'Half a view')

  await list(page).getByRole('link', { name: 'To be turned' }).click()
  await editor(page).fill('Half an answer')
  await page.getByRole('complementary').getByRole('button', { name: 'Link a ticket' }).click()
  await survives('Ticket', 'lamp')
  await expect(editor(page)).toHaveText('Half an answer')

  await page.goto('/settings/groups')
  await page.getByRole('button', { name: 'New group' }).click()
  await survives('Name', 'Half a group')
})
