import type { Page } from '@playwright/test'
import type { TicketView } from '@podpora/contract/tickets'
import { asUsual, type FakeClamd, startFakeClamd } from '../../apps/server/src/testing/clamd.ts'
import { type Podpora, startPodpora } from '../podpora.ts'
import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

let clamd: FakeClamd
let scanned: Podpora
test.beforeAll(async () => {
  clamd = await startFakeClamd()
  scanned = await startPodpora({ CLAMD: clamd.address })
  await setUp(scanned)
})
test.afterAll(async () => {
  await scanned.remove()
  await clamd.leave()
})

const attachments = [
  { filename: 'invoice.txt', content: 'twenty pieces', contentType: 'text/plain' },
  { filename: 'game.bin', content: 'a virus', contentType: 'application/octet-stream' },
]

async function openTicket(page: Page, subject: string) {
  await page.goto('/views/open')
  await page.getByRole('region', { name: 'Tickets' }).getByRole('link', { name: subject }).click()
  await expect(page.getByRole('article')).toHaveCount(1)
}

/** What the server says where a file is asked for past the desk. */
async function handedOut(page: Page, name: string) {
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { messages }: TicketView = await (await page.request.get(`/api/v1/tickets/${id}`)).json()
  const file = messages.flatMap(({ attachments }) => attachments).find((one) => one.name === name)
  const answer = await page.request.get(file?.url ?? '')
  return answer.ok() ? await answer.text() : `${answer.status()} ${(await answer.json()).code}`
}

test('files are held until they are scanned; then the clean one opens by itself, the infected one says why it does not', async ({
  browser,
}) => {
  const asked: (() => void)[] = []
  clamd.behave((content, socket) => {
    asked.push(() => socket.end(String(asUsual(content, socket))))
    return 'silence'
  })
  await sendMail(scanned, { subject: 'The invoice', attachments })
  const page = await signIn(browser, scanned)
  await openTicket(page, 'The invoice')
  const files = page.getByRole('article').first().getByRole('listitem')
  await expect(files.filter({ hasText: 'Not scanned for viruses yet' })).toHaveCount(2)
  await expect(page.getByRole('link', { name: /invoice\.txt/ })).toHaveCount(0)
  expect(await handedOut(page, 'invoice.txt')).toBe('409 file_not_scanned')
  await expectAccessible(page)

  await expect.poll(() => asked.length).toBe(2)
  let reloads = 0
  page.on('load', () => reloads++)
  for (const answer of asked) answer()
  const invoice = page.getByRole('link', { name: /invoice\.txt/ })
  await expect(invoice).toBeVisible()
  await expect(files.filter({ hasText: 'game.bin' })).toContainText('Infected (Our.Test.Virus)')
  expect(reloads).toBe(0)
  await expectAccessible(page)

  const [download] = await Promise.all([page.waitForEvent('download'), invoice.click()])
  expect(download.suggestedFilename()).toBe('invoice.txt')
  expect(await handedOut(page, 'invoice.txt')).toBe('twenty pieces')
  await expect(page.getByRole('link', { name: /game\.bin/ })).toHaveCount(0)
  expect(await handedOut(page, 'game.bin')).toBe('422 file_infected')
  await page.context().close()
})

test('an infected file goes nowhere: it is not offered to outsiders, and is deleted for good', async ({
  browser,
}) => {
  clamd.behave(asUsual)
  await sendMail(scanned, { subject: 'The game', attachments })
  const page = await signIn(browser, scanned)
  await openTicket(page, 'The game')
  await expect(page.getByText('Infected (Our.Test.Virus)')).toBeVisible()
  await page.getByRole('button', { name: 'What to do with this message' }).click()
  await page.getByRole('menuitem', { name: 'Forward to somebody outside' }).click()
  const drawer = page.getByRole('dialog', { name: 'Write to somebody outside' })
  await expect(drawer.getByRole('checkbox', { name: /invoice\.txt/ })).toBeChecked()
  await expect(drawer.getByRole('checkbox')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)

  await page.getByRole('button', { name: 'Delete game.bin' }).click()
  const asking = page.getByRole('dialog', { name: 'Delete game.bin?' })
  await expectAccessible(page)
  await asking.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('game.bin')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /invoice\.txt/ })).toBeVisible()
  await page.context().close()
})
