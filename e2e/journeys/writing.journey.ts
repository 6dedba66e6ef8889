import { csrfHeader } from '@podpora/contract/routes'
import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'writing' })

test('a canned answer is written once and put in with a stroke', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'A refund, please' })
  const page = await signIn(browser, podpora)

  await page.goto('/settings/canned')
  await page.getByRole('button', { name: 'New canned answer' }).click()
  const dialog = page.getByRole('dialog', { name: 'New canned answer' })
  await dialog.getByLabel('Title').fill('Refund is on its way')
  await dialog.getByLabel('Shortcut').fill('refund')
  await dialog
    .getByRole('textbox', { name: 'Text' })
    .fill('Dear {{customer.first_name|customer}}, it is done.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: /Refund is on its way/ })).toBeVisible()

  // So many that their list reaches over what stands above the text.
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const headers = { [csrfHeader]: csrfToken }
  for (const title of ['Refused', 'Refused, and why', 'Refund in parts', 'Referred']) {
    const data = {
      title,
      shortcut: '',
      html: '<p>So it is.</p>',
      language: null,
      scope: 'everyone',
      groupId: null,
    }
    expect((await page.request.post('/api/v1/canned-answers', { headers, data })).ok()).toBe(true)
  }

  await page.goto('/views/open')
  await page.getByRole('link', { name: 'A refund, please' }).click()
  const text = page.getByRole('region', { name: 'Reply box' }).getByRole('textbox', { name: 'Reply' })
  const list = page.getByRole('listbox', { name: 'Canned answers' })

  // Until they are here nothing says that there are none; where they can't be had, it says so.
  const asked = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  await page.route('**/canned-answers', async (route) => {
    asked.resolve()
    await answered.promise
    await route.fulfill({ status: 500, json: { code: 'internal', status: 500 } })
  })
  await text.pressSequentially('/')
  await asked.promise
  const none = page.getByText('No canned answers yet')
  await expect(none).toHaveCount(0)
  answered.resolve()
  await expect(page.getByText('Something broke on our side.')).toBeVisible()
  await expect(none).toHaveCount(0)
  await page.unroute('**/canned-answers')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Backspace')

  await text.pressSequentially('Hello. /ref')
  await expect(list.getByText('Dear Anna, it is done.')).toBeVisible()
  const first = list.getByRole('option').first()
  await expect(text).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? 'no id')
  await expect(text).toHaveAttribute('aria-controls', (await list.getAttribute('id')) ?? 'no id')
  await expect(list.getByRole('option')).toHaveCount(5)
  for (const option of await list.getByRole('option').all())
    for (const x of [20, 60]) await option.click({ trial: true, position: { x, y: 20 } })
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(text).not.toHaveAttribute('aria-controls')
  await expect(text).toHaveText('Hello. /ref')
  await page.keyboard.press('Backspace')
  await text.pressSequentially('f /refund')
  await page.keyboard.press('Enter')
  await expect(text).toHaveText('Hello. /ref Dear Anna, it is done.')

  // What is selected becomes a canned answer of its own.
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Save the selected text as a canned answer' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveText('Hello. /ref Dear Anna, it is done.')
  await dialog.getByLabel('Title').fill('All of it')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved as a canned answer.')).toBeVisible()
  await page.context().close()
})

test('an answer is taken back, and another one waits for its time', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'When do you open?' })
  const page = await signIn(browser, podpora)
  // Long enough for a slow machine.
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const headers = { [csrfHeader]: csrfToken }
  expect((await page.request.patch('/api/v1/account', { headers, data: { undoSeconds: 30 } })).ok()).toBe(
    true,
  )
  await page.goto('/views/open')
  await page.getByRole('link', { name: 'When do you open?' }).click()
  const box = page.getByRole('region', { name: 'Reply box' })
  const text = box.getByRole('textbox', { name: 'Reply' })
  const header = page.getByRole('region', { name: /^Ticket \d+/ }).locator('header')
  const answer = page.getByRole('article', { name: 'Message from Olga Nowak' })

  // Control, Shift and Enter solve; undo takes it back with all that it brought.
  await text.fill('At nine.')
  await text.press('Control+Shift+Enter')
  await expect(answer.getByText(/Sending in \d+ s/)).toBeVisible()
  await expect(header.getByText('Solved')).toBeVisible()
  await answer.getByRole('button', { name: 'Undo' }).click()
  await expect(answer).toBeHidden()
  await expect(text).toHaveText('At nine.')
  await expect(header.getByText('New')).toBeVisible()

  await text.fill('At ten.')
  await box.getByRole('button', { name: 'Other ways to send' }).click()
  await page.getByRole('menuitem', { name: 'Send later …' }).click()
  await expect(page.getByRole('checkbox', { name: 'Not if the customer writes before' })).toBeChecked()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button').filter({ hasText: 'Tomorrow' }).click()
  await expect(answer.getByText(/Will be sent .*, unless the customer writes before/)).toBeVisible()
  await expectAccessible(page)
  await answer.getByRole('button', { name: 'Send now' }).click()
  await expect(answer.getByText(/Will be sent/)).toBeHidden()
  await expect(header.getByText('Waiting for customer')).toBeVisible()
  await page.context().close()
})
