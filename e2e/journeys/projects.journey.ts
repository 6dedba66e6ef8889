import type { Page } from '@playwright/test'
import { colleague, expect, expectAccessible, sendMail, setUp, signIn, test, visit } from './desk.ts'

test.use({ installation: 'projects', actionTimeout: 15_000 })

/** A second group with somebody in it, and tickets that find their people by themselves. */
async function share(page: Page, builder: string): Promise<void> {
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const headers = { 'x-csrf-token': csrfToken as string }
  const { agents } = await (await page.request.get('/api/v1/directory')).json()
  const { id } = (agents as { id: number; name: string }[]).find(({ name }) => name === builder) ?? { id: 0 }
  const made = await page.request.post('/api/v1/groups', {
    data: { name: 'Builders', memberIds: [id] },
    headers,
  })
  const builders = (await made.json()) as { id: number }
  await page.request.patch(`/api/v1/agents/${id}`, { data: { groupIds: [builders.id] }, headers })
  await page.request.put('/api/v1/routing/me/availability', { data: { availability: 'away' }, headers })
  for (const groupId of [1, builders.id]) {
    const { groupId: _, ...routing } = await (
      await page.request.get(`/api/v1/routing/groups/${groupId}`)
    ).json()
    const data = { ...routing, mode: 'push', offerSeconds: null }
    expect((await page.request.put(`/api/v1/routing/groups/${groupId}`, { data, headers })).ok()).toBe(true)
  }
}

/** Light and dark. */
async function expectAccessibleInBoth(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}

interface Wish {
  group: string
  after?: string
  hidden?: boolean
}

async function addPart(page: Page, title: string, { group, after, hidden }: Wish): Promise<void> {
  await panel(page).getByRole('button', { name: 'Add a part' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
  await dialog.getByRole('combobox', { name: 'Group' }).click()
  await page.getByRole('option', { name: group }).click()
  if (after) {
    await dialog.getByRole('combobox', { name: 'Comes after' }).click()
    await page.getByRole('option', { name: after }).click()
    await dialog.getByRole('textbox', { name: 'Title' }).click()
  }
  if (hidden) await dialog.getByRole('switch', { name: 'The customer sees it' }).uncheck()
  await dialog.getByRole('button', { name: 'Add a part' }).click()
  await expect(dialog).toBeHidden()
  await expect(part(page, title)).toBeVisible()
}

const panel = (page: Page) => page.getByRole('region', { name: 'Project', exact: true })
const part = (page: Page, title: string) => panel(page).getByRole('listitem').filter({ hasText: title })
const solve = (page: Page) => page.getByRole('button', { name: 'Solve', exact: true }).click()

test('a request becomes a project with parts for different people, and its customer sees how it goes', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const piotr = await colleague(browser, podpora, 'Piotr Lis')
  const ewa = await colleague(browser, podpora, 'Ewa Nowak')
  const boss = await signIn(browser, podpora)
  await share(boss, ewa.name)
  const [one, other] = await Promise.all([signIn(browser, podpora, piotr), signIn(browser, podpora, ewa)])
  await Promise.all([one.goto('/views/mine'), other.goto('/views/mine')])
  await boss.goto('/views/open')
  await sendMail(podpora, {
    subject: 'We need a new shop',
    headers: { 'Message-ID': '<shop@customer.example>' },
  })
  await boss.getByRole('link', { name: /We need a new shop/ }).click()

  await test.step('the questions go out, and the next mail is the answer', async () => {
    await boss.getByRole('button', { name: 'More', exact: true }).click()
    await boss.getByRole('menuitem', { name: 'Make it a project' }).click()
    const dialog = boss.getByRole('dialog')
    await expect(
      dialog.getByText('What is to be achieved, and how will you see that it worked?'),
    ).toBeVisible()
    await expectAccessibleInBoth(boss)
    await dialog.getByRole('button', { name: 'Send the questions' }).click()
    await expect(panel(boss).getByText('Brief asked for')).toBeVisible()
    await sendMail(podpora, {
      subject: 'Re: We need a new shop',
      text: 'By spring, for ten thousand.',
      headers: { 'In-Reply-To': '<shop@customer.example>' },
    })
    await expect(panel(boss).getByText('Brief received')).toBeVisible()
  })

  await test.step('three parts go to whom they belong, and one of them waits', async () => {
    await addPart(boss, 'Draw the plan', { group: 'Support' })
    await addPart(boss, 'Build the shop', { group: 'Builders', after: '1. Draw the plan' })
    await addPart(boss, 'Find a supplier', { group: 'Builders', hidden: true })
    await expect(part(boss, 'Draw the plan')).toContainText('Piotr Lis')
    await expect(part(boss, 'Find a supplier')).toContainText('Ewa Nowak')
    await expect(part(boss, 'Build the shop')).toContainText('Waits for part 1')
    await expect(panel(boss).getByText('Parts done: 0 of 3')).toBeVisible()
    await expectAccessibleInBoth(boss)
    await boss.goto('/tickets/1003')
    await expect(boss.getByRole('alert').getByText('Part 2 of project #1001')).toBeVisible()
    await expect(boss.getByRole('alert').getByText('Waits for part 1')).toBeVisible()
    await expect(boss.getByRole('textbox', { name: /Write to/ })).toHaveCount(0)
    await expectAccessibleInBoth(boss)
  })

  await test.step('a project with open parts is not solved, and says which', async () => {
    await boss.goto('/tickets/1001')
    await solve(boss)
    await expect(boss.getByText(/not done yet: 1\. Draw the plan, 2\. Build the shop/)).toBeVisible()
  })

  await test.step('the first is done: the next one finds its person, and the customer sees it', async () => {
    await one.goto('/tickets/1002')
    await solve(one)
    await expect(part(boss, 'Build the shop')).toContainText('Ewa Nowak')
    await expect(panel(boss).getByText('Parts done: 1 of 3')).toBeVisible()
    const address = await panel(boss).getByRole('textbox', { name: 'What the customer sees' }).inputValue()
    const customer = await visit(browser, podpora)
    await customer.goto(address)
    await expect(customer.getByText('Steps done: 1 of 3').first()).toBeVisible()
    await expect(customer.getByRole('listitem').filter({ hasText: 'Draw the plan' })).toContainText('Done')
    await expect(customer.getByText('More steps on our side: 1')).toBeVisible()
    await expect(customer.getByText(/supplier|Piotr|Ewa/)).toHaveCount(0)
    await expectAccessibleInBoth(customer)
    await customer.context().close()
  })

  await test.step('all are done, and the project ends', async () => {
    for (const id of [1003, 1004]) {
      await other.goto(`/tickets/${id}`)
      await solve(other)
      await expect(other.getByRole('button', { name: 'Solve', exact: true })).toBeHidden()
    }
    await expect(panel(boss).getByText('Parts done: 3 of 3')).toBeVisible()
    await solve(boss)
    await expect(boss.locator('header').getByRole('button', { name: /^Status:/ })).toContainText('Solved')
  })

  await test.step('each brand has its own questions', async () => {
    await boss.goto('/settings/projects')
    await expect(boss.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible()
    await expect(boss.getByText('What is to be achieved, and how will you see that it worked?')).toBeVisible()
    await expectAccessibleInBoth(boss)
  })
  for (const page of [boss, one, other]) await page.context().close()
})
