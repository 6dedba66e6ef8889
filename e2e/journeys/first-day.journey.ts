import { expect, expectAccessible, owner, sendMail, signIn, supportAddress, test, visit } from './desk.ts'

test.use({ installation: 'first-day' })

test.describe.configure({ mode: 'serial' })

test('a newcomer sets Podpora up, and nobody can do it again', async ({ browser, podpora }) => {
  const page = await visit(browser, podpora)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Welcome to Podpora' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Your name').fill(owner.name)
  await page.getByLabel('Email', { exact: true }).fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByLabel('Company name').fill('Example Ltd')
  await page.getByLabel('Email address for customers').fill(supportAddress)
  await page.getByRole('button', { name: 'Open the desk' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('data-invalid', 'true')
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Open the desk' }).click()
  await expect(page).toHaveURL(/\/views\/open/)
  await expect(page.getByText('No open tickets')).toBeVisible()
  await expectAccessible(page)
  await page.context().close()

  const stranger = await visit(browser, podpora)
  await stranger.goto('/setup')
  await expect(stranger.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await stranger.context().close()
})

test('a mail becomes a ticket, an answer becomes a mail', async ({ browser, podpora }) => {
  const page = await visit(browser, podpora)
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('No open tickets')).toBeVisible()

  // The list is open: the mail appears by itself.
  await sendMail(podpora, {
    subject: 'Invoice 4711 is wrong',
    html: '<p>The <b>VAT</b> is wrong.</p><img src="https://tracker.example/pixel.gif" alt=""><script>alert(1)</script>',
  })
  const row = page
    .getByRole('option', { name: /Invoice 4711/ })
    .or(page.getByRole('link', { name: /Invoice 4711/ }))
  await row.first().click()
  const mail = page.frameLocator('iframe').first()
  await expect(mail.getByText('VAT')).toBeVisible()
  await expect(mail.locator('img[src^="https://tracker"]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show pictures' }).click()
  await expect(mail.locator('img[src="https://tracker.example/pixel.gif"]')).toHaveCount(1)
  await expectAccessible(page)

  const editor = page
    .getByRole('textbox', { name: /Write to Anna/ })
    .or(page.locator('[contenteditable=true]'))
  await editor.first().click()
  await page.keyboard.type('We have corrected it.')
  await page.getByRole('button', { name: 'Send and wait for customer' }).click()
  const answer = page.getByRole('article', { name: `Message from ${owner.name}` })
  await expect(answer.frameLocator('iframe').getByText('We have corrected it.')).toBeVisible()
  await expect(page.getByText('Waiting for customer').first()).toBeVisible()

  // No mail server is configured, so the answer can be read in the outbox, once it cannot be taken back any more.
  await page.goto('/settings/outbox')
  await expect(page.getByText('Re: Invoice 4711 is wrong').first()).toBeVisible()
  await page.getByText('Re: Invoice 4711 is wrong').first().click()
  await expect(page.getByText('We have corrected it.').first()).toBeVisible()
  await expectAccessible(page)
  await page.context().close()
})

test('a colleague is invited, comes in, and both see each other’s work at once', async ({
  browser,
  podpora,
}) => {
  const mine = await signIn(browser, podpora)
  await mine.goto('/settings/people')
  await mine.getByRole('button', { name: 'Invite a colleague' }).first().click()
  const dialog = mine.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Piotr Zieliński')
  await dialog.getByLabel('Email').fill('piotr@example.com')
  await dialog.getByLabel('Groups').click()
  await mine.getByRole('option', { name: 'Support' }).click()
  await mine.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const link = await mine.getByLabel('Invitation link').inputValue()
  expect(link).toContain('/invitation/')

  const theirs = await visit(browser, podpora)
  await theirs.goto(new URL(link).pathname)
  await theirs
    .getByLabel(/password/i)
    .first()
    .fill('another good password')
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs).toHaveURL(/\/views\//)

  await mine.goto('/views/open/1001')
  await theirs.goto('/views/open/1001')
  await expect(theirs.getByRole('article', { name: `Message from ${owner.name}` })).toBeVisible()
  await expect(theirs.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  await theirs.keyboard.press('KeyN')
  await theirs.locator('[contenteditable=true]').first().click()
  await theirs.keyboard.type('The customer called as well.')
  await theirs.getByRole('button', { name: 'Add note' }).first().click()
  const note = mine.getByRole('article', { name: 'Internal note: Piotr Zieliński' })
  await expect(note.frameLocator('iframe').getByText('The customer called as well.')).toBeVisible()
  await mine.getByRole('button', { name: 'Solve', exact: true }).click()
  await expect(theirs.getByRole('button', { name: 'Status: Solved' }).first()).toBeVisible()
  await theirs.context().close()
  await mine.context().close()
})
