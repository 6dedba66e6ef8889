import { expect, expectAccessible, sendMail, setUp, signIn, test, visit } from './desk.ts'

test.use({ installation: 'screens' })

/** In parts, so that a slow machine has time for each. */
const screens = {
  'of the desk': [
    '/views/mine',
    '/views/open',
    '/views/open/1001',
    '/tickets/1001/print',
    '/customers/1',
    '/notifications',
    '/search',
    '/search?q=ticket',
    '/nowhere',
  ],
  'of the settings, above': [
    '/settings',
    '/settings/account',
    '/settings/devices',
    '/settings/notifications',
    '/settings/people',
    '/settings/groups',
    '/settings/brands',
    '/settings/fields',
    '/settings/checklists',
    '/settings/mailboxes',
    '/settings/outbox',
    '/settings/mail-trust',
  ],
  'of the settings, below': [
    '/settings/inbound',
    '/settings/installation',
    '/settings/imports',
    '/settings/status',
    '/settings/tokens',
    '/settings/services',
    '/settings/webhooks',
    '/settings/macros',
    '/settings/canned',
    '/settings/bulk',
  ],
  'of the settings of service': [
    '/views/junk',
    '/lines',
    '/settings/lines',
    '/settings/intake',
    '/settings/escalation',
    '/settings/urgent',
    '/settings/projects',
    '/settings/regulations',
    '/settings/companies',
    '/settings/contracts',
    '/settings/plans',
    '/settings/materials',
    '/settings/costs',
  ],
}

/** Dialogs, by where they open and what opens them: a key, or a button's name. */
const dialogs: [path: string, opens: { key: string } | { button: string }][] = [
  ['/views/open', { key: 'Shift+Slash' }],
  ['/views/open', { key: 'Control+k' }],
  ['/views/open', { button: 'Arrange views' }],
  ['/views/open', { button: 'New view' }],
  ['/views/open/1001', { key: 'z' }],
  ['/views/open/1001', { key: 'm' }],
  ['/views/open/1001', { key: 'x' }],
  ['/settings/macros', { button: 'New macro' }],
  ['/settings/fields', { button: 'New field' }],
  ['/settings/checklists', { button: 'New checklist' }],
  ['/settings/mailboxes', { button: 'Add an address' }],
  ['/settings/regulations', { button: 'New page' }],
  ['/settings/materials', { button: 'New material' }],
]

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [part, paths] of Object.entries(screens))
    test(`no screen ${part} keeps anybody out (${colorScheme})`, async ({ browser, podpora }) => {
      await setUp(podpora)
      await sendMail(podpora, { subject: 'A ticket to look at' })
      const page = await signIn(browser, podpora, undefined, { colorScheme })
      for (const path of paths) {
        await page.goto(path)
        await expect(page.getByRole('heading').first(), path).toBeVisible()
        await expectAccessible(page)
      }
      await page.context().close()
    })

  test(`no screen keeps a stranger out (${colorScheme})`, async ({ browser, podpora }) => {
    await setUp(podpora)
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

  test(`no dialog keeps anybody out, and each gives the focus back (${colorScheme})`, async ({
    browser,
    podpora,
  }) => {
    await setUp(podpora)
    // So many that lists of them are longer than their place.
    for (let n = 1; n <= 12; n++) await sendMail(podpora, { subject: `A ticket to look at, ${n}` })
    const page = await signIn(browser, podpora, undefined, { colorScheme })
    for (const [path, opens] of dialogs) {
      await page.goto(path)
      await expect(page.getByRole('heading').first(), path).toBeVisible()
      const dialog = page.getByRole('dialog')
      // A key does nothing before its screen is there.
      await expect(async () => {
        if ('key' in opens) await page.keyboard.press(opens.key)
        else await page.getByRole('button', { name: opens.button, exact: true }).click()
        await expect(dialog, `${path} ${JSON.stringify(opens)}`).toBeVisible({ timeout: 3000 })
      }).toPass()
      await expect(dialog.locator(':focus')).toHaveCount(1)
      await expectAccessible(page)
      await expect(async () => {
        // An open list takes the first one.
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0, { timeout: 500 })
      }).toPass()
      await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
    }
    await page.context().close()
  })
}
