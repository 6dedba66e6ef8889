import type { Page } from '@playwright/test'
import type { PlanTerms } from '@podpora/contract/contracts'
import { expect, expectAccessible, sendMail, setUp, signIn, test, visit } from './desk.ts'

test.use({ installation: 'materials' })

/** What an administrator has made before. */
async function call(page: Page, method: 'get' | 'post', path: string, data: object = {}) {
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const answer = await page.request[method](`/api/v1${path}`, {
    headers: { 'x-csrf-token': csrfToken as string },
    ...(method === 'get' ? {} : { data }),
  })
  expect([path, answer.ok()]).toEqual([path, true])
  return answer.json()
}

const terms: PlanTerms = {
  ...{ kinds: [], channels: [], productIds: [], lineIds: [], unit: 'unlimited', monthly: 0, rollOver: 0 },
  ...{ roundTo: 15, overage: 'block', monthPrice: null, overPrice: null, calendarId: null, rates: [] },
  visits: null,
}

test('a page for subscribers goes out as a link, is closed without the plan and open with it', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  const plan = await call(page, 'post', '/plans', { name: 'Care', lineId: null, terms })

  await test.step('it is written, for those who have the plan', async () => {
    await page.goto('/settings/materials')
    await expect(page.getByText('No materials yet')).toBeVisible()
    await page.getByRole('button', { name: 'New material' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Title').fill('How to descale it')
    await dialog.getByRole('textbox', { name: 'What it says' }).fill('Not with vinegar.')
    await dialog.getByText('Subscribers', { exact: true }).click()
    await dialog.getByRole('combobox', { name: 'Subscribers of these plans' }).click()
    await page.getByRole('option', { name: 'Care' }).click()
    await page.keyboard.press('Tab')
    await dialog.getByRole('switch', { name: 'Published' }).click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('English · Only with Care')).toBeVisible()
    await page.goto('/settings/plans')
    await page.getByRole('button', { name: 'Care' }).click()
    await expect(dialog.getByRole('group', { name: 'Materials of this plan' })).toContainText(
      'How to descale it',
    )
  })

  await test.step('the agent puts a link into the reply', async () => {
    await page.goto('/views/open')
    await sendMail(podpora, { subject: 'It drips' })
    await page.getByRole('link', { name: /It drips/ }).click()
    const toRead = page.getByRole('region', { name: 'To read' })
    await expect(toRead).toContainText('Only with Care')
    await expectAccessible(page)
    await page.getByRole('textbox', { name: 'Reply' }).fill('Please read this.')
    await toRead.getByRole('button', { name: 'Insert link: “How to descale it”' }).click()
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await expect(reply.getByRole('link', { name: 'How to descale it' })).toBeVisible()
    await expect(reply).toContainText('Please read this.')
    await page.getByRole('button', { name: 'Send and wait for customer' }).click()
    const sent = page.getByRole('region', { name: 'Conversation' }).frameLocator('iframe')
    await expect(sent.getByText('Please read this.')).toBeVisible()
  })

  await test.step('the customer finds it closed, and open once there is a contract', async () => {
    const sent = page.getByRole('region', { name: 'Conversation' }).frameLocator('iframe')
    const link = (await sent.getByRole('link', { name: 'How to descale it' }).getAttribute('href')) ?? ''
    for (const colorScheme of ['light', 'dark'] as const) {
      const customer = await visit(browser, podpora, { colorScheme, viewport: { width: 390, height: 800 } })
      const answer = await customer.goto(link)
      expect(answer?.status()).toBe(403)
      await expect(customer.getByRole('heading', { name: 'This page is for subscribers' })).toBeVisible()
      await expect(customer.getByRole('listitem')).toHaveText('Care')
      expect(await customer.content()).not.toContain('vinegar')
      expect(await customer.context().cookies()).toEqual([])
      await expectAccessible(customer)
      await customer.context().close()
    }
    const { ticket } = await call(page, 'get', '/tickets/1001')
    await call(page, 'post', '/contracts', {
      ...{ customerId: ticket.customerId, companyId: null, planId: plan.id, startsOn: '2020-01-01' },
      ...{ endsOn: null, freeMonths: 0, responsibleId: null, note: '', state: 'active' },
    })
    for (const colorScheme of ['light', 'dark'] as const) {
      const customer = await visit(browser, podpora, { colorScheme, viewport: { width: 390, height: 800 } })
      await customer.goto(link)
      await expect(customer.getByRole('heading', { name: 'How to descale it' })).toBeVisible()
      await expect(customer.getByText('Not with vinegar.')).toBeVisible()
      await expectAccessible(customer)
      await customer.context().close()
    }
    await page.reload()
    await expect(page.getByRole('region', { name: 'To read' })).toContainText('Open to this customer: Care')
  })
  await page.context().close()
})
