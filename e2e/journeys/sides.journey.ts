import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { csrfHeader } from '@podpora/contract/routes'
import { SMTPServer } from 'smtp-server'
import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'sides' })

test.beforeAll(async ({ podpora, browser }) => {
  await setUp(podpora)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const page = await signIn(browser, podpora)
  const { csrfToken } = await (await page.request.get('/api/v1/session')).json()
  const smtp = { host: '127.0.0.1', port, security: 'none', user: '', password: '' }
  const headers = { [csrfHeader]: csrfToken }
  expect((await page.request.patch('/api/v1/mailboxes/1', { headers, data: { smtp } })).ok()).toBe(true)
  await page.context().close()
  await sendMail(podpora, {
    subject: 'The printer smokes',
    text: 'It smokes since Monday.\n\n-- \nAnna',
    attachments: [{ filename: 'log.txt', content: 'E5', contentType: 'text/plain' }],
  })
})

const sent: { to: string[]; raw: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, { envelope }, done) =>
    void text(stream).then((raw) => {
      sent.push({ to: envelope.rcptTo.map(({ address }) => address), raw })
      done()
    }),
})
test.afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

/** The mail that somebody outside got. */
async function mailTo(address: string): Promise<string> {
  await expect.poll(() => sent.some(({ to }) => to.includes(address))).toBe(true)
  return (sent.find(({ to }) => to.includes(address))?.raw ?? '').replace(/\r\n[ \t]+/g, ' ')
}
/** An address, or a name with its brackets. */
const addressIn = (raw: string, header: string): string => {
  const value = new RegExp(`^${header}: *(.*)$`, 'mi').exec(raw)?.[1]?.trim() ?? ''
  return header === 'Message-ID' ? value : (/[^<\s]+@[^>\s]+/.exec(value)?.[0] ?? '')
}

test('a message is forwarded to somebody outside, and what they answer comes back beside the ticket', async ({
  browser,
  podpora,
}) => {
  const page = await signIn(browser, podpora)
  await page.goto('/views/open/1001')
  const article = page.getByRole('article').first()
  await article.getByRole('button', { name: 'What to do with this message' }).click()
  await page.getByRole('menuitem', { name: 'Forward to somebody outside' }).click()
  const drawer = page.getByRole('dialog', { name: 'Write to somebody outside' })
  const box = drawer.getByRole('textbox', { name: 'Message' })
  await expect(box).toContainText('It smokes since Monday.')
  await expect(drawer.getByRole('checkbox', { name: /log\.txt/ })).toBeChecked()
  await drawer.getByRole('combobox', { name: 'To' }).fill('anna@customer.example')
  await drawer.getByRole('combobox', { name: 'To' }).press('Enter')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: 'Send' }).click()
  await expect(drawer.getByRole('alert')).toContainText('anna@customer.example')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: 'Take them out' }).click()
  await drawer.getByRole('combobox', { name: 'To' }).fill('vera@parts.example,')
  await drawer.getByRole('button', { name: 'Send' }).click()

  const thread = page.getByRole('dialog', { name: 'Side conversation' })
  await expect(thread.getByRole('article')).toHaveCount(1)
  await expect(thread.getByRole('article')).toContainText('log.txt')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(thread).toHaveCount(0)
  await expect(page.getByRole('article')).toHaveCount(1)
  const chip = page.getByRole('navigation', { name: 'Side conversations' }).getByRole('button')
  await expect(chip).toContainText('waiting')

  const raw = await mailTo('vera@parts.example')
  expect(raw).not.toContain('anna@customer.example')
  await sendMail(podpora, {
    from: 'Vera <vera@parts.example>',
    to: addressIn(raw, 'Reply-To'),
    subject: 'Re: The printer smokes',
    text: 'A new fuser is on its way.',
    headers: { 'In-Reply-To': addressIn(raw, 'Message-ID'), References: addressIn(raw, 'Message-ID') },
  })
  await expect(chip).toContainText('answered')
  await expect(chip).toContainText('Vera')
  await expectAccessible(page)
  await chip.click()
  await expect(thread.getByRole('article').last()).toContainText('A new fuser is on its way.')
  await expect(page.getByText('began a side conversation with vera@parts.example')).toHaveCount(1)
  await page.context().close()
})

test('a colleague writes anew from the keyboard; an answer is seen at once, and done is done', async ({
  browser,
  podpora,
}) => {
  const page = await signIn(browser, podpora)
  await page.goto('/views/open/1001')
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  await page.keyboard.press('o')
  const drawer = page.getByRole('dialog', { name: 'Write to somebody outside' })
  await drawer.getByRole('combobox', { name: 'To' }).fill('max@courier.example,')
  await drawer.getByRole('textbox', { name: 'Subject' }).fill('A parcel')
  await drawer.getByRole('textbox', { name: 'Message' }).fill('Where is it?')
  await page.keyboard.press('Control+Enter')
  const thread = page.getByRole('dialog', { name: 'Side conversation' })
  await expect(thread.getByRole('article')).toHaveCount(1)
  expect(await mailTo('max@courier.example')).toContain('Subject: A parcel')
  await thread.getByRole('button', { name: 'Done' }).click()
  const reopen = thread.getByRole('button', { name: 'Reopen' })
  await expect(reopen).toBeEnabled()
  // What is drawn on a button, and may go while it is pressed (the sign of waiting), takes no press for itself.
  const pressed = await reopen.evaluate((button) => {
    const { x, y, width, height } = button.getBoundingClientRect()
    return document.elementFromPoint(x + width / 2, y + height / 2) === button
  })
  expect(pressed).toBe(true)
  await reopen.click()
  await expect(thread.getByRole('button', { name: 'Done' })).toBeVisible()
  await page.context().close()
})
