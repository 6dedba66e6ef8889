import type { Page } from '@playwright/test'
import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'lines' })

/** Three lines of a group each, as an administrator would make them, and a reason to pass on. Mail comes to the first group. */
async function makeLines(page: Page): Promise<void> {
  const session = await page.request.get('/api/v1/session')
  const headers = { 'x-csrf-token': ((await session.json()) as { csrfToken: string }).csrfToken }
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers })
    expect(answer.status()).toBe(201)
    return (await answer.json()) as { id: number }
  }
  const promises = { acceptMinutes: 30, answerMinutes: null, returnMinutes: 480, hourCost: null }
  for (const [name, level] of [
    ['', 1],
    ['Engineers', 2],
    ['Makers', 3],
  ] as const) {
    const group = level === 1 ? { id: 1 } : await post('/groups', { name, memberIds: [] })
    const line = { ...promises, name: `Line ${level}`, level, noteRequired: level > 1, groupIds: [group.id] }
    await post('/lines', line)
  }
  await post('/passing-reasons', { name: 'Needs deeper knowledge', ways: ['up'] })
}

test('a ticket goes up through three lines and comes back, and everybody can see its way', async ({
  browser,
  podpora,
}) => {
  await setUp(podpora)
  const page = await signIn(browser, podpora)
  await makeLines(page)
  await sendMail(podpora, { subject: 'The reader beeps', text: 'It beeps all day.' })
  const other = await signIn(browser, podpora)
  await page.goto('/tickets/1001')
  await other.goto('/tickets/1001')
  // The list shows these words as well, and a ticket's keys work only once it is open.
  const conversation = page.getByRole('region', { name: 'Conversation' })
  await expect(conversation.getByText('It beeps all day.')).toBeVisible()

  // Up, by keyboard. Without a note it stays; the line says so at the field.
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('l')
  await expect(dialog.getByRole('heading', { name: 'Pass ticket #1001 on' })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'To' }).click()
  await page.getByRole('option', { name: 'Engineers' }).click()
  await dialog.getByRole('combobox', { name: 'Why' }).click()
  await page.getByRole('option', { name: 'Needs deeper knowledge' }).click()
  await dialog.getByRole('button', { name: 'Pass up' }).click()
  await expect(dialog.getByText('Please fill this in.').first()).toBeVisible()
  await dialog.getByLabel('What is known').fill('It beeps since the update.')
  await dialog.getByLabel('What is asked of them').fill('Which version is safe?')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Pass up' }).click()

  // The other window is told, and accepts.
  await expect(other.getByText('Waits to be accepted by Engineers')).toBeVisible()
  await expect(other.frameLocator('iframe').getByText('Which version is safe?')).toBeVisible()
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Accept' }).click()
  await expect(page.getByText('Waits to be accepted by Engineers')).toBeHidden()

  // Up once more, and back with what was found.
  await other.keyboard.press('l')
  const theirs = other.getByRole('dialog')
  await theirs.getByRole('combobox', { name: 'To' }).click()
  await other.getByRole('option', { name: 'Makers' }).click()
  await theirs.getByRole('combobox', { name: 'Why' }).click()
  await other.getByRole('option', { name: 'Needs deeper knowledge' }).click()
  await theirs.getByLabel('What was tried').fill('Every version of this year.')
  await theirs.getByRole('button', { name: 'Pass up' }).click()
  await page.getByRole('alert').getByRole('button', { name: 'Return' }).click()
  await dialog.getByLabel('Note for whoever gets it back').fill('A known fault, fixed in 5.2.')
  await dialog.getByRole('button', { name: 'Return' }).click()

  const way = page.getByRole('region', { name: 'Way through the lines' })
  await expect(way.getByRole('listitem')).toHaveCount(3)
  await expect(way.getByRole('listitem').last()).toContainText(
    'Line 3 (Makers) → Line 2 (Engineers), returned',
  )

  // The board knows where it stands.
  await page.goto('/lines')
  const row = page.getByRole('row', { name: /Line 2/ })
  await expect(row.getByRole('cell').nth(1)).toHaveText('1')
  await expectAccessible(page)
})
