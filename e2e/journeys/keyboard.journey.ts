import type { Locator, Page } from '@playwright/test'
import { csrfHeader } from '@podpora/contract/routes'
import { colleague, expect, expectAccessible, sendMail, setUp, signIn, test, visit } from './desk.ts'

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

/** Walks with Tab: what is not reached so within a screen is not reached by keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let n = 0; n < 80 && !(await isThere()); n++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
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
  await expect(page.getByRole('option', { name: 'High' })).toBeVisible()
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
  await expect.poll(() => focusOf(page)).toMatch(/^\d+$/)

  // All keys on one sheet, in words, from the same list.
  await press(page, 'Shift+Slash')
  const sheet = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(sheet.getByText('Open the next ticket')).toBeVisible()
  await expectAccessible(page)
  await press(page, 'Escape')
  await expect(sheet).toHaveCount(0)
  await expect.poll(() => focusOf(page)).toMatch(/^\d+$/)

  // Fold the navigation and the details, and have them back.
  await press(page, '[')
  await expect(page.getByRole('button', { name: 'Unfold the navigation' })).toBeVisible()
  await press(page, '[')
  await expect(page.getByRole('button', { name: 'Fold the navigation' })).toBeVisible()
  await page.context().close()
})

test('Escape closes what lies on top, and the ticket below stays', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'Echo' })
  const page = await signIn(browser, podpora)
  await page.goto('/views/open')
  await page.getByRole('link', { name: 'Echo' }).click()
  const priority = page.getByRole('button', { name: 'Priority: ' }).first()
  await expect(priority).toBeVisible()
  const there = page.url()

  // A list of choices, whose button has the focus.
  await press(page, 'p')
  await expect(page.getByRole('option', { name: 'High' })).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('option', { name: 'High' })).toHaveCount(0)
  expect(page.url()).toBe(there)

  // A dialog, pressed so fast that the focus has not come into it.
  await press(page, 'z')
  await expect(page.getByRole('dialog')).toBeVisible()
  await priority.evaluate((button) => button.focus())
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(page.url()).toBe(there)

  // Nothing lies on it any more.
  await press(page, 'Escape')
  await expect(page).toHaveURL(/\/views\/open$/)
  await page.context().close()
})

/** Made through the API: their screens have journeys of their own. */
async function make(page: Page, path: string, data: object): Promise<void> {
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const answer = await page.request.post(`/api/v1${path}`, { headers: { [csrfHeader]: csrfToken }, data })
  expect(answer.status(), await answer.text()).toBe(201)
}

test('macro, canned answer, mention, merge and a bulk change by keyboard alone', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const subjects = ['Hotel', 'India', 'Juliet', 'Kilo']
  for (const subject of subjects) await sendMail(podpora, { subject })
  await colleague(browser, podpora, 'Piotr Zieliński')
  const page = await signIn(browser, podpora)
  const shared = { scope: 'everyone', groupId: null }
  await make(page, '/macros', { ...shared, name: 'Urgent/Escalate', actions: { priority: 'urgent' } })
  await make(page, '/canned-answers', {
    ...shared,
    title: 'Opening hours',
    shortcut: 'hours',
    language: null,
    html: '<p>We are here from nine.</p>',
  })
  await page.goto('/views/open')
  const list = page.getByRole('region', { name: /^Tickets: / })
  for (const subject of subjects) await expect(list.getByRole('link', { name: subject })).toBeVisible()
  // With those of the journeys before.
  const all = await list.getByRole('link').count()

  // A canned answer into the box, from / alone.
  await press(page, 'j', 'Enter')
  const editor = page.locator('[contenteditable=true]')
  await expect(editor).toBeVisible()
  await press(page, 'r')
  await expect(editor).toBeFocused()
  await page.keyboard.type('/hours')
  await expect(page.getByRole('option', { name: /Opening hours/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(editor).toHaveText('We are here from nine.')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('article', { name: 'Message from Olga Nowak' })).toBeVisible()
  await expectFocusKept(page, 'sending')

  // A note that calls a colleague.
  await press(page, 'Escape', 'n')
  await expect(editor).toBeFocused()
  await page.keyboard.type('Please look, @Pio')
  await expect(page.getByRole('option', { name: /Piotr Zieliński/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(editor).toContainText('@Piotr Zieliński')
  await press(page, 'Control+Enter')
  const note = page.getByRole('article', { name: /Olga Nowak/ }).last()
  await expect(note.frameLocator('iframe').getByText('@Piotr Zieliński')).toBeVisible()
  await expectFocusKept(page, 'writing a note')

  // A macro.
  await press(page, 'Escape', 'x')
  const macros = page.getByRole('dialog', { name: 'Macros' })
  await expect(macros.getByRole('combobox', { name: 'Search' })).toBeFocused()
  await page.keyboard.type('escal')
  await expect(macros.getByText('Priority: Urgent')).toBeVisible()
  await press(page, 'Enter')
  await expect(macros).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Priority: Urgent' }).first()).toBeVisible()
  await expectFocusKept(page, 'a macro')

  // Merged into another, and parted again.
  await press(page, 'm')
  const merging = page.getByRole('dialog')
  await expect(merging.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('India')
  // It is among the customer's other tickets before anything is found: what is found is this one alone.
  await expect(page.getByRole('option')).toHaveText([/India/])
  await press(page, 'ArrowDown', 'Enter')
  const merge = merging.getByRole('button', { name: 'Merge', exact: true })
  const undo = page.getByRole('button', { name: 'Undo the merge' })
  await expect(merge).toBeEnabled()
  await tabTo(page, merge)
  // All may see it done before whoever does it is answered: what had the focus goes at once.
  await page.route('**/merge', async (route) => {
    const response = await route.fetch()
    await expect(route.request().method() === 'POST' ? merging : undo).toHaveCount(0)
    await route.fulfill({ response })
  })
  await press(page, 'Enter')
  await expect(merging).toHaveCount(0)
  await expect(list.getByRole('link')).toHaveCount(all - 1)
  await expectFocusKept(page, 'a merge')
  await tabTo(page, undo)
  await press(page, 'Enter')
  await expect(list.getByRole('link')).toHaveCount(all)
  await expectFocusKept(page, 'undoing a merge')

  // Two changed at once.
  await press(page, 'g', 'o')
  await expect(list.getByRole('link')).toHaveCount(all)
  await press(page, 'j', 'Space', 'j', 'Space')
  await expect(page.getByText('2 chosen')).toBeVisible()
  await press(page, 'b')
  const dialog = page.getByRole('dialog', { name: 'Change 2 tickets' })
  const tags = dialog.getByRole('combobox', { name: 'Add tags' })
  await tabTo(page, tags)
  await page.keyboard.type('morning')
  await press(page, 'Enter')
  await tabTo(page, dialog.getByRole('button', { name: 'Change 2 tickets' }))
  await press(page, 'Enter')
  await expect(page.getByRole('region', { name: 'Bulk change' }).getByText('2 changed')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expectFocusKept(page, 'a bulk change')

  // The same from the bar: the button that was pressed goes, the focus does not.
  await press(page, 'Space')
  await expect(page.getByText('1 chosen')).toBeVisible()
  await tabTo(
    page,
    page.getByRole('region', { name: 'Chosen tickets' }).getByRole('button', { name: 'Priority' }),
  )
  await press(page, 'Enter')
  await expect(page.getByRole('option', { name: 'High' })).toBeVisible()
  await press(page, 'ArrowDown', 'Enter')
  await expect(page.getByText('1 chosen')).toHaveCount(0)
  await expectFocusKept(page, 'a bulk change from the bar')
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
