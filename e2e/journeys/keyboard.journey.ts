import type { Page } from '@playwright/test'
import { expect, expectAccessible, sendMail, setUp, signIn, test, visit } from './desk.ts'

test.use({ installation: 'keyboard' })

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Says what has the focus: nothing may ever leave the reader on the page's body. */
const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document
    return element instanceof HTMLElement
      ? (element.dataset.ticket ?? element.getAttribute('aria-label') ?? element.id ?? element.tagName)
      : 'nothing'
  })
const expectFocusKept = async (page: Page, after: string) => {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), `after ${after}`)
    .not.toBe('BODY')
}

test('a morning’s work by keyboard alone', async ({ browser, podpora }) => {
  await setUp(podpora)
  for (const subject of ['Alpha', 'Bravo', 'Charlie', 'Delta']) await sendMail(podpora, { subject })
  const page = await visit(browser, podpora)
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Email' }).focus()
  await page.keyboard.type('olga@example.com')
  await press(page, 'Tab')
  await page.keyboard.type('correct horse battery')
  await press(page, 'Enter')

  const ticket = page.getByRole('region', { name: 'Ticket', exact: false }).first()
  const list = page.getByRole('region', { name: /^Tickets: / })
  await expect(list.getByRole('link')).toHaveCount(4)

  // Read the first, and the next without going back to the list.
  await press(page, 'j', 'Enter')
  await expect(page).toHaveURL(/\/views\/open\/\d+/)
  const first = page.url()
  await press(page, 'Shift+J')
  await expect(page).not.toHaveURL(first)
  await expectFocusKept(page, 'next')
  await press(page, 'Shift+K')
  await expect(page).toHaveURL(first)
  await expect(page).toHaveTitle(new RegExp(`#${first.split('/').at(-1)}`))
  await expect(page.locator('[contenteditable=true]')).toBeVisible()

  // Answer it.
  await press(page, 'r')
  await expect(page.locator('[contenteditable=true]')).toBeFocused()
  await page.keyboard.type('We look into it.')
  await press(page, 'Control+Enter')
  await expect(ticket.getByText('We look into it.').first()).toBeVisible()
  await expectFocusKept(page, 'sending')

  // Leave the box, take the ticket, give it a priority.
  await press(page, 'Escape')
  await expectFocusKept(page, 'leaving the box')
  await press(page, 'a')
  await expect(page.locator('input:focus')).toBeVisible()
  await page.keyboard.type('Olga')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'With: Olga Nowak' }).first()).toBeFocused()
  await press(page, 'p')
  await press(page, 'ArrowDown', 'Enter')
  await expectFocusKept(page, 'choosing a priority')

  // Set it aside, and think better of it.
  await press(page, 'z')
  await expect(page.getByRole('dialog')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectFocusKept(page, 'closing a dialog')

  // The palette: a command, a place, a number, the search.
  await press(page, 'Control+K')
  const palette = page.getByRole('combobox', { name: 'Command palette' })
  await expect(palette).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.type('solve')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Status: Solved' }).first()).toBeVisible()
  await expectFocusKept(page, 'a command')

  await press(page, 'Control+K')
  await expect(palette).toBeFocused()
  await page.keyboard.type('1002')
  await press(page, 'Enter')
  await expect(page).toHaveURL(/\/1002$/)

  await press(page, 'Control+K')
  await expect(palette).toBeFocused()
  await page.keyboard.type('ghjabkm')
  await expect(page.getByRole('option', { name: /Search for/ })).toBeVisible()
  await press(page, 'Escape')
  await expect(palette).toHaveCount(0)
  await expectFocusKept(page, 'closing the palette')

  await press(page, 'Control+K')
  await expect(palette).toBeFocused()
  await page.keyboard.type('charlie')
  await expect(page.getByRole('option', { name: /#\d+ Charlie/ })).toBeVisible()
  await press(page, 'Escape')

  // Choose two and change them at once.
  await press(page, 'g', 'o')
  await expect(list.getByRole('link').first()).toBeVisible()
  await press(page, 'j', 'Space', 'k', 'Space')
  await expect(page.getByText('2 chosen')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByText('2 chosen')).toHaveCount(0)
  expect(await focusOf(page)).toMatch(/^\d+$/)

  // All keys on one sheet, in words, from the same list.
  await press(page, 'Shift+Slash')
  const sheet = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(sheet.getByText('Open the next ticket')).toBeVisible()
  await expectAccessible(page)
  await press(page, 'Escape')
  await expect(sheet).toHaveCount(0)
  expect(await focusOf(page)).toMatch(/^\d+$/)

  // Fold the navigation and the details, and have them back.
  await press(page, '[')
  await expect(page.getByRole('button', { name: 'Unfold the navigation' })).toBeVisible()
  await press(page, '[')
  await expect(page.getByRole('button', { name: 'Fold the navigation' })).toBeVisible()
  await page.context().close()
})

test('columns are as wide and lines as close as their reader wants, and stay so', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'Echo' })
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  await page.getByText('Echo').first().click()
  const width = page.getByRole('separator', { name: 'Width of the list' })
  await width.focus()
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(width).toHaveAttribute('aria-valuenow', '420')
  const side = page.getByRole('separator', { name: 'Width of the details' })
  await side.focus()
  await press(page, 'ArrowLeft')
  await expect(side).toHaveAttribute('aria-valuenow', '340')

  await press(page, 'Control+K')
  await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused()
  await page.keyboard.type('compact')
  await press(page, 'Enter')
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
  await expect(width).toHaveAttribute('aria-valuenow', '420')
  await expect(side).toHaveAttribute('aria-valuenow', '340')
  expect((await page.locator('[data-ticket]').first().boundingBox())?.height).toBeLessThanOrEqual(48)
  await page.context().close()
})

test('after solving the next ticket opens, where one wishes that', async ({ browser, podpora }) => {
  await setUp(podpora)
  for (const subject of ['Foxtrot', 'Golf']) await sendMail(podpora, { subject })
  const page = await signIn(browser, podpora)
  await page.goto('/settings/account')
  await page.getByRole('combobox', { name: 'After solving' }).click()
  await page.getByRole('option', { name: 'Open the next one' }).click()
  await page.goto('/views/open')
  await expect(page.getByText('Golf').first()).toBeVisible()
  await press(page, 'j', 'Enter')
  await expect(page.getByRole('button', { name: 'Solve' })).toBeVisible()
  const before = page.url()
  await press(page, 'e')
  await expect(page).not.toHaveURL(before)
  await expect(page.getByRole('button', { name: 'Status: Solved' })).toHaveCount(0)
  await expectFocusKept(page, 'solving')
  await page.context().close()
})
