import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'reach' })

/** A window of 1280 px at 200 %: half as wide, and with a mouse all the same (WCAG 1.4.4, 1.4.10). */
const zoomed = { viewport: { width: 640, height: 450 }, hasTouch: false }

for (const colorScheme of ['light', 'dark'] as const)
  test(`at 200 % nothing is cut off or beside the window (${colorScheme})`, async ({ browser, podpora }) => {
    await setUp(podpora)
    await sendMail(podpora, { subject: 'A ticket to look at' })
    const page = await signIn(browser, podpora, undefined, { ...zoomed, colorScheme })
    for (const path of [
      '/views/open',
      '/views/open/1001',
      '/search?q=ticket',
      '/customers/1',
      '/settings/people',
      '/settings/fields',
      '/settings/macros',
      '/settings/status',
    ]) {
      await page.goto(path)
      await expect(page.getByRole('heading').first(), path).toBeVisible()
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wide, `${path} is wider than its window`).toBeLessThanOrEqual(0)
      await expectAccessible(page)
    }
    await page.context().close()
  })

test('who wishes no motion sees none', async ({ browser, podpora }) => {
  await setUp(podpora)
  await sendMail(podpora, { subject: 'A ticket to look at' })
  const page = await signIn(browser, podpora, undefined, { reducedMotion: 'reduce' })
  await page.goto('/views/open/1001')
  await expect(page.getByRole('button', { name: 'Solve' })).toBeVisible()
  await page.evaluate(() => {
    const moving: string[] = []
    Object.assign(window, { moving })
    // A colour that fades is no motion.
    const colour = /color|shadow|opacity|outline/
    const note = (event: AnimationEvent | TransitionEvent) => {
      if ('propertyName' in event && colour.test(event.propertyName)) return
      const { className } = event.target as Element
      for (const one of (event.target as Element).getAnimations())
        if (Number(one.effect?.getComputedTiming().activeDuration) > 10)
          moving.push(`${event.type} of ${className}`)
    }
    addEventListener('transitionrun', note, true)
    addEventListener('animationstart', note, true)
  })
  for (const key of ['z', 'm', 'Control+k', 'Shift+Slash']) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(async () => {
      // An open list takes the first one.
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 })
    }).toPass()
  }
  await page.keyboard.press('s')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => (window as unknown as { moving: string[] }).moving)).toEqual([])
  await page.context().close()
})

test('on a slow line nothing that was typed is lost', async ({ browser, podpora }) => {
  await setUp(podpora)
  for (const subject of ['Slow one', 'Slow two']) await sendMail(podpora, { subject })
  const page = await signIn(browser, podpora)
  // The program is here; what is slow is what is asked for.
  await page.goto('/views/open/1001')
  const editor = page.locator('[contenteditable=true]')
  await expect(editor).toBeVisible()
  await page.goto('/views/open')
  const list = page.getByRole('region', { name: /^Tickets: / })
  await expect(list.getByRole('link', { name: 'Slow two' })).toBeVisible()
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 1000,
    downloadThroughput: 200_000,
    uploadThroughput: 50_000,
  })
  await list.getByRole('link', { name: 'Slow two' }).click()
  await expect(page).toHaveTitle(/Slow two/)
  await expect(editor).toBeVisible()
  await editor.click()
  await page.keyboard.type('Written while the line is slow.')
  await list.getByRole('link', { name: 'Slow one' }).click()
  await expect(page).toHaveTitle(/Slow one/)
  await list.getByRole('link', { name: 'Slow two' }).click()
  await expect(editor).toHaveText('Written while the line is slow.')
  await page.context().close()
})
