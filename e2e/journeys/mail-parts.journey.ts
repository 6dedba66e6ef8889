import { readFileSync } from 'node:fs'
import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'mail-parts' })

const calendar = readFileSync(
  new URL('../../apps/server/src/channels/mail/fixtures/calendars/google-invitation.ics', import.meta.url),
  'utf8',
)
const attached = [
  'From: Piotr Zieliński <piotr@outside.example>',
  'To: anna@customer.example',
  'Subject: The printer in the cellar',
  'Content-Type: multipart/mixed; boundary=o\r\n',
  '--o\r\nContent-Type: text/html\r\n\r\n<p>It <b>burns</b></p><script>alert(1)</script>',
  '--o\r\nContent-Type: text/plain; name=log.txt\r\nContent-Disposition: attachment\r\n\r\nline\r\n--o--',
].join('\r\n')

test.beforeAll(async ({ podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, {
    subject: 'Fwd: The printer in the cellar',
    text: 'Can you help him?',
    attachments: [
      { filename: 'meeting.ics', content: calendar, contentType: 'text/calendar' },
      { filename: 'printer.eml', content: attached, contentType: 'message/rfc822' },
      { filename: 'smime.p7s', content: 'signature', contentType: 'application/pkcs7-signature' },
    ],
  })
})

test('an invitation is told in the reader’s own time, and a signature in words', async ({
  browser,
  podpora,
}) => {
  const page = await signIn(browser, podpora, undefined, { timezoneId: 'America/New_York' })
  await page.goto('/views/open/1001')
  const invitation = page.getByRole('region', { name: 'Invitation', exact: true })
  await expect(invitation).toContainText('Spotkanie wdrożeniowe')
  // Ten o'clock in Warsaw.
  await expect(invitation).toContainText('04:00')
  await expect(invitation).toContainText('Sala 3')
  await expect(page.getByText('The signature has not been verified')).toBeVisible()
  await expectAccessible(page)
  await page.context().close()
})

test('an attached mail opens where it stands, and the ticket becomes that of who wrote it', async ({
  browser,
  podpora,
}) => {
  const page = await signIn(browser, podpora)
  await page.goto('/views/open/1001')
  await page.getByRole('button', { name: 'Open printer.eml' }).click()
  const dialog = page.getByRole('dialog', { name: 'The printer in the cellar' })
  await expect(dialog.getByText('Piotr Zieliński <piotr@outside.example>')).toBeVisible()
  await expect(dialog.frameLocator('iframe').getByText('burns')).toBeVisible()
  await expect(dialog.getByRole('link', { name: /log\.txt/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Open printer.eml' })).toBeFocused()

  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: 'What to do with this message' })
    .click()
  await page.getByRole('menuitem', { name: 'Ticket of the original sender…' }).click()
  const giving = page.getByRole('dialog', { name: 'Who wrote it first' })
  await expect(giving).toContainText('Piotr Zieliński <piotr@outside.example> wrote this mail')
  await expectAccessible(page)
  await giving.getByRole('button', { name: 'Make it their ticket' }).click()
  await expect(page.getByText('The ticket is now that of Piotr Zieliński.')).toBeVisible()
  await expect(page.getByText('made it another customer’s ticket')).toBeVisible()
  await page.context().close()
})
