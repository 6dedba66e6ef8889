import { expect, expectAccessible, sendMail, setUp, signIn, test, visit } from './desk.ts'

test.use({ installation: 'screens' })

const screens = [
  '/views/mine',
  '/views/open',
  '/views/open/1001',
  '/customers/1',
  '/search',
  '/search?q=ticket',
  '/settings',
  '/settings/account',
  '/settings/devices',
  '/settings/people',
  '/settings/groups',
  '/settings/brands',
  '/settings/mailboxes',
  '/settings/outbox',
  '/settings/inbound',
  '/settings/installation',
  '/settings/status',
  '/settings/tokens',
  '/settings/services',
  '/settings/webhooks',
  '/settings/macros',
  '/settings/canned',
  '/settings/bulk',
  '/nowhere',
]

for (const colorScheme of ['light', 'dark'] as const)
  test(`no screen keeps anybody out (${colorScheme})`, async ({ browser, podpora }) => {
    test.slow()
    await setUp(podpora)
    await sendMail(podpora, { subject: 'A ticket to look at' })
    const page = await signIn(browser, podpora, undefined, { colorScheme })
    for (const path of screens) {
      await page.goto(path)
      await expect(page.getByRole('heading').first(), path).toBeVisible()
      await expectAccessible(page)
    }
    await page.context().close()
    const stranger = await visit(browser, podpora, { colorScheme })
    for (const path of [
      '/sign-in',
      '/reset',
      '/reset/a-link-that-is-too-old',
      '/invitation/a-link-that-is-too-old',
    ]) {
      await stranger.goto(path)
      await expect(stranger.getByRole('heading').first()).toBeVisible()
      await expectAccessible(stranger)
    }
    await stranger.context().close()
  })
