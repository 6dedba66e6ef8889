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

  await page.goto('/views/open')
  await page.getByRole('link', { name: 'A refund, please' }).click()
  const text = page.getByRole('region', { name: 'Reply box' }).getByRole('textbox', { name: 'Reply' })
  await text.pressSequentially('Hello. /ref')
  const list = page.getByRole('listbox', { name: 'Canned answers' })
  await expect(list.getByText('Dear Anna, it is done.')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
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
