import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { csrfHeader } from '@podpora/contract/routes'
import { expect, expectAccessible, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'bulk' })

const count = 500
const full = Array.from({ length: 50 }, (_, i) => `tag ${i}`)

/** Tickets that customers have written; the first two have all the tags that a ticket can have. */
async function makeTickets(page: Page): Promise<void> {
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const make = (i: number) =>
    page.request.post('/api/v1/tickets', {
      headers: { [csrfHeader]: csrfToken },
      data: {
        clientId: randomUUID(),
        subject: `Ticket ${i}`,
        customer: { address: `customer${i % 20}@customer.example`, name: `Customer ${i % 20}` },
        from: 'customer',
        html: '<p>Please help.</p>',
        ...(i < 2 && { tags: full }),
      },
    })
  for (let i = 0; i < count; i += 20) {
    const made = await Promise.all(Array.from({ length: 20 }, (_, k) => make(i + k)))
    for (const answer of made) expect(answer.status()).toBe(201)
  }
}

test('five hundred tickets are changed at once, and what was refused is told', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  await makeTickets(page)
  await page.goto('/views/open')
  const rows = page.getByRole('region', { name: /^Tickets: / }).getByRole('link')
  await expect(rows.first()).toBeVisible()

  // By keyboard, by shift, and then all of the view.
  const bar = page.getByRole('region', { name: 'Chosen tickets' })
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await expect(bar.getByText('1 chosen')).toBeVisible()
  await rows.nth(3).click({ modifiers: ['Shift'] })
  await expect(bar.getByText('4 chosen')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await page.keyboard.press('Space')
  await bar.getByRole('button', { name: 'Choose all in this view' }).click()
  await expect(bar.getByText(`All ${count} in this view`)).toBeVisible()
  await expectAccessible(page)

  // Several things at once.
  await bar.getByRole('button', { name: 'More …' }).click()
  const dialog = page.getByRole('dialog', { name: `Change ${count} tickets` })
  await dialog.getByRole('combobox', { name: 'Priority' }).click()
  await page.getByRole('option', { name: 'High' }).click()
  await dialog.getByRole('combobox', { name: 'Add tags' }).fill('sale')
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  const begun = Date.now()
  await dialog.getByRole('button', { name: `Change ${count} tickets` }).click()
  const panel = page.getByRole('region', { name: 'Bulk change' })
  await expect(panel.getByRole('progressbar')).toBeAttached()
  await expect(panel.getByText('498 changed · 2 refused')).toBeVisible()
  test.info().annotations.push({ type: 'seconds', description: String((Date.now() - begun) / 1000) })
  await expect(rows.first().getByRole('img', { name: 'High' })).toBeVisible()

  // What was refused and why, with the way to the ticket; then everything back.
  await panel.getByRole('button', { name: 'Report' }).click()
  const report = page.getByRole('dialog', { name: 'What came of the bulk change' })
  await expect(report.getByRole('listitem')).toHaveCount(2)
  await expect(report.getByText('Add tags: Choose at most 50.').first()).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await report.getByRole('link', { name: /CSV/ }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  await report.getByRole('button', { name: 'Put everything back' }).click()
  await expect(panel.getByText('498 changed', { exact: true })).toBeVisible()
  await expect(rows.first().getByRole('img', { name: 'High' })).toHaveCount(0)
  await page.context().close()
})
