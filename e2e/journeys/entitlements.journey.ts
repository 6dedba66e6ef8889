import type { Page } from '@playwright/test'
import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'entitlements' })

/** What an administrator has made before: a paid and a free line, and a rule that knows bugs by a word. */
async function makeLines(page: Page): Promise<void> {
  const session = await page.request.get('/api/v1/session')
  const headers = { 'x-csrf-token': ((await session.json()) as { csrfToken: string }).csrfToken }
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers })
    expect(answer.status()).toBe(201)
    return (await answer.json()) as { id: number }
  }
  const promises = { acceptMinutes: null, answerMinutes: null, returnMinutes: null, hourCost: null }
  const line = { ...promises, level: 1, noteRequired: false }
  await post('/lines', { ...line, name: 'First line', groupIds: [1] })
  const free = await post('/groups', { name: 'Free support', memberIds: [] })
  await post('/lines', { ...line, name: 'Free line', groupIds: [free.id], free: true })
  const nothing = { lineId: null, groupId: null, productId: null, priority: null, addTags: [] }
  const rule = { name: 'Bugs', enabled: true, filter: [], words: ['crash'], senders: [], kind: 'bug' }
  await post('/intake-rules', { ...nothing, ...rule })
}

/** Until a mail has become a ticket. */
async function arrived(page: Page, subject: string): Promise<void> {
  await page.goto('/views/open')
  await expect(page.getByText(subject, { exact: true }).first()).toBeVisible()
}

test('without a contract a bug is taken and a question is told what is possible; with one hour left it runs out, and a visit is given back', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  await makeLines(page)

  // Somebody without a contract writes a bug and a question.
  await sendMail(podpora, { subject: 'A crash', text: 'It crashes when I print.' })
  await arrived(page, 'A crash')
  await sendMail(podpora, { subject: 'A question', text: 'How do I print?' })
  await arrived(page, 'A question')
  const service = page.getByRole('region', { name: 'Service' })
  await page.goto('/tickets/1001')
  await expect(service.getByText('Free line')).toBeVisible()
  await expect(service.getByText('A bug: taken for free')).toBeVisible()
  await page.goto('/tickets/1002')
  await expect(service.getByText('answered with what is possible')).toBeVisible()
  await page.goto('/settings/outbox')
  await page.getByText('Request 1002: A question').click()
  await expect(page.getByText('you can buy help with this one case')).toBeVisible()

  // The company buys one hour a month.
  await page.goto('/settings/companies')
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'New company' }).click()
  await dialog.getByLabel('Name').fill('Customer Ltd')
  await dialog.getByLabel('Mail domains').fill('customer.example')
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('1 customer', { exact: true })).toBeVisible()
  await page.goto('/settings/plans')
  await page.getByRole('button', { name: 'New plan' }).click()
  await dialog.getByLabel('Name').fill('Care')
  await dialog.getByLabel('Gives visits').check({ force: true })
  await dialog.getByLabel('Visits a month').fill('2')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('1:00 h a month')).toBeVisible()
  await page.goto('/settings/contracts')
  await page.getByRole('button', { name: 'New contract' }).click()
  await dialog.getByRole('combobox', { name: 'Company' }).click()
  await page.getByRole('option', { name: 'Customer Ltd' }).click()
  await dialog.getByRole('combobox', { name: 'Plan' }).click()
  await page.getByRole('option', { name: 'Care' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('1:00 h of 1:00 h left')).toBeVisible()

  // The next request is paid; one hour of work is all there is.
  await sendMail(podpora, { subject: 'Another question', text: 'And how do I scan?' })
  await arrived(page, 'Another question')
  await page.goto('/tickets/1003')
  await expect(service.getByText('Paid')).toBeVisible()
  await expect(service.getByText('1:00 h of 1:00 h left')).toBeVisible()
  const time = page.getByRole('region', { name: 'Time' })
  await time.getByRole('button', { name: 'Add time' }).click()
  await dialog.getByLabel('Minutes').fill('60')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(time.getByText('Counts 1:00 h')).toBeVisible()
  await expect(service.getByText('0:00 h of 1:00 h left')).toBeVisible()
  await expect(service.getByText('Used up: nothing is left this month.')).toBeVisible()
  await time.getByRole('button', { name: 'Add time' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Nothing is left of what the customer bought.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  // Of the two visits one is made, and given back.
  await time.getByRole('button', { name: 'Add visit' }).click()
  await dialog.getByLabel('What was done').fill('Went there')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(time.getByText('Counts 1 visit')).toBeVisible()
  await expect(service.getByText('1 of 2 visits left')).toBeVisible()
  await time.getByRole('button', { name: 'Remove the visit' }).click()
  await expect(service.getByText('2 of 2 visits left')).toBeVisible()
})
