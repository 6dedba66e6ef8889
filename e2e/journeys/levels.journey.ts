import type { Page } from '@playwright/test'
import { expect, expectAccessible, owner, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'levels' })

/** Looks at a page until what is awaited stands there: mails and clocks come by themselves. */
const row = (page: Page, name: string) =>
  page.getByRole('region', { name: /^Tickets:/ }).getByRole('link', { name })

test('hours and promises are set up with their previews; a promise breaks and the ticket is passed on by itself', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora, owner)

  await test.step('a calendar says what it comes to', async () => {
    await page.goto('/settings/calendars')
    await expect(page.getByText('No calendars yet')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'New calendar' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Always')
    await dialog.getByRole('button', { name: 'Round the clock' }).click()
    await dialog.getByRole('combobox', { name: 'Holidays of' }).fill('Russia')
    await page.getByRole('option', { name: 'Russia' }).click()
    await expect(dialog.getByText('Exchanged working days are known until')).toBeVisible()
    await expect(dialog.getByText('7 days a week')).toBeVisible()
    await dialog.getByRole('combobox', { name: 'Holidays of' }).fill('')
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Always' })).toBeVisible()
  })

  await test.step('a policy says what it would promise', async () => {
    await page.goto('/settings/levels')
    await expect(page.getByRole('heading', { name: 'Nothing is promised yet' })).toBeVisible()
    await page.getByRole('button', { name: 'New policy' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Everybody')
    await dialog.getByRole('combobox', { name: 'Calendar' }).click()
    await page.getByRole('option', { name: 'Always' }).click()
    await dialog.getByRole('switch', { name: 'First answer' }).check()
    await dialog.getByRole('textbox', { name: 'First answer, Normal, minutes' }).fill('1')
    await dialog.getByRole('switch', { name: 'When broken, raise the priority by one' }).check()
    await expect(dialog.getByText('“Everybody” would count.')).toBeVisible()
    await expect(dialog.getByText(/First answer: due/)).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Everybody', exact: true })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the promise runs in list and ticket, and breaks without anybody doing anything', async () => {
    await sendMail(podpora, { subject: 'The lamp flickers' })
    await page.goto('/views/open')
    await row(page, 'The lamp flickers').click()
    const ticket = page.getByRole('region', { name: /^Ticket \d+/ })
    await expect(ticket.locator('header').getByText(/First answer: due .* left\)/)).toBeAttached()
    await expect(page.getByRole('region', { name: 'Promises' }).getByText('Running')).toBeVisible()
    await expectAccessible(page)

    // A minute is the shortest promise; it is waited for, not slept through.
    await expect(ticket.getByText('Promise broken: First answer')).toBeVisible({ timeout: 90_000 })
    await expect(ticket.locator('header').getByRole('button', { name: /^Priority:/ })).toContainText('High')
    const promises = page.getByRole('region', { name: 'Promises' })
    await expect(promises.getByText('Broken', { exact: true })).toBeVisible()
    await expect(promises.getByRole('combobox', { name: 'Why it was broken' })).toHaveValue('Nobody had it')
    await promises.getByText('How it was counted').click()
    await expect(promises.getByText(/^Runs since/)).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('lists ask for what was broken', async () => {
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('button', { name: 'Add condition' }).click()
    await page.getByRole('menuitem', { name: 'A promise was broken' }).click()
    await page.getByRole('combobox', { name: 'A promise was broken' }).click()
    await page.getByRole('option', { name: 'Yes' }).click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(row(page, 'The lamp flickers')).toBeVisible()
  })
})
