import type { Page } from '@playwright/test'
import { colleague, expect, expectAccessible, sendMail, setUp, signIn, test, visit } from './desk.ts'

test.use({ installation: 'complaints' })

const call = async (page: Page, method: 'get' | 'post' | 'patch', path: string, data: object = {}) => {
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const headers = { 'x-csrf-token': csrfToken as string }
  const answer = await page.request[method](`/api/v1${path}`, {
    headers,
    ...(method === 'get' ? {} : { data }),
  })
  expect([path, answer.ok()]).toEqual([path, true])
  return answer.json()
}

/** Stands in nothing but the complaint. */
const secret = 'Zanzibar'
/** All that a page holds, shown or not, and what of it is like this: texts first, then what stands in attributes. */
const saidBy = async (page: Page, like: RegExp) => {
  const all = await page.evaluate(() => {
    const elements = [...document.querySelectorAll('*')]
    const texts = elements.flatMap((element) =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.nodeValue),
    )
    const attributes = elements.flatMap((element) => [...element.attributes].map(({ value }) => value))
    return [...texts, ...attributes].map((text) => text ?? '')
  })
  return all.filter((text) => like.test(text))
}
const conversation = (page: Page) => page.getByRole('region', { name: 'Conversation' })

test('a complaint by the link under an answer is hidden from whom it is about, and closed by somebody outside', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const adam = await colleague(browser, podpora, 'Adam Lis')
  const sonia = await colleague(browser, podpora, 'Sonia Nowak')
  const boss = await signIn(browser, podpora)
  await call(boss, 'patch', '/brands/1', { complaintLink: true })
  const { agents } = await call(boss, 'get', '/directory')
  const { id } = (agents as { id: number; name: string }[]).find(({ name }) => name === sonia.name) ?? {
    id: 0,
  }
  await call(boss, 'patch', `/agents/${id}`, { role: 'supervisor' })
  const [agent, outside] = await Promise.all([
    signIn(browser, podpora, adam),
    signIn(browser, podpora, sonia),
  ])

  await agent.goto('/views/open')
  await sendMail(podpora, { subject: 'The lamp is broken' })
  await agent.getByRole('link', { name: /The lamp is broken/ }).click()
  await expect(conversation(agent).getByText('Please help me.')).toBeVisible()
  await call(agent, 'post', '/tickets/1001/messages', {
    clientId: crypto.randomUUID(),
    kind: 'public',
    html: '<p>Buy another one.</p>',
  })

  await test.step('the customer writes to a manager', async () => {
    const mails = await call(boss, 'get', '/outbox')
    const mail = (mails.items as { id: number; ticketId: number | null }[]).find(
      (one) => one.ticketId === 1001,
    )
    const { text } = await call(boss, 'get', `/outbox/${mail?.id}`)
    const link = /https?:\/\/\S+\/manager\/\S+/.exec(text as string)?.[0] ?? ''
    const customer = await visit(browser, podpora)
    await customer.goto(link)
    await expect(customer.getByRole('heading', { name: 'Write to a manager' })).toBeVisible()
    await expect(customer.getByText('Adam')).toHaveCount(0)
    await expectAccessible(customer)
    await customer.getByRole('textbox').fill(`He told me to go to ${secret}.`)
    await customer.getByRole('button', { name: 'Send to a manager' }).click()
    await expect(customer.getByRole('status')).toContainText('its number is 1002')
    await expectAccessible(customer)
    await customer.context().close()
  })

  await test.step('whom it is about finds it nowhere', async () => {
    await agent.goto('/views/open')
    await expect(agent.getByRole('link', { name: /The lamp is broken/ })).toHaveCount(1)
    await agent.goto('/tickets/1001')
    await expect(conversation(agent).getByText('Please help me.')).toBeVisible()
    await agent.waitForLoadState('networkidle')
    // That a ticket can be of this kind is no secret; nothing else may name it, not even out of sight.
    await expect.poll(() => saidBy(agent, /complain/i)).toEqual(['Complaint', 'complaint'])
    expect(await saidBy(agent, /1002|zanzibar|he told me/i)).toEqual([])
    await agent.goto('/tickets/1002')
    await expect(agent.getByText('This ticket does not exist')).toBeVisible()
    await agent.waitForLoadState('networkidle')
    expect(await saidBy(agent, /zanzibar|he told me|complain/i)).toEqual([])
    await expect(conversation(agent)).toHaveCount(0)
    await expectAccessible(agent)
    await agent.goto(`/search?q=${secret}`)
    await expect(agent.getByText('Nothing found').first()).toBeVisible()
    await expect(agent.getByText(/He told me/)).toHaveCount(0)
  })

  await test.step('a supervisor outside the matter is told, reads and closes it', async () => {
    await outside.goto('/tickets/1001')
    await outside.getByRole('link', { name: 'A complaint about this ticket: #1002' }).click()
    await expect(conversation(outside).getByText(`He told me to go to ${secret}.`)).toBeVisible()
    const notice = outside.getByRole('alert').filter({ hasText: 'A complaint' })
    await expect(notice).toContainText('About Adam Lis')
    await expectAccessible(outside)
    await outside.getByRole('button', { name: 'Solve', exact: true }).click()
    await expect(outside.locator('header').getByRole('button', { name: /^Status:/ })).toContainText('Solved')
    await outside.getByRole('button', { name: 'More', exact: true }).click()
    await expect(outside.getByRole('menuitem', { name: 'Print' })).toBeVisible()
    await expect(outside.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0)
  })
  for (const page of [boss, agent, outside]) await page.context().close()
})
