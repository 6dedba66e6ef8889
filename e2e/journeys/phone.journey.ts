import type { Page } from '@playwright/test'
import { expect, expectAccessible, sendMail, setUp, signIn, test } from './desk.ts'

test.use({ installation: 'phone' })

const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  locale: 'ru-RU',
} as const

test('по-русски и на телефоне: заявка приходит, на неё отвечают', async ({ browser, podpora }) => {
  await setUp(podpora, 'ru')
  const page = await signIn(browser, podpora, undefined, phone)
  await page.goto('/views/open')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await sendMail(podpora, {
    from: 'Иван Петров <ivan@client.example>',
    subject: 'Не могу войти',
    text: 'Здравствуйте, помогите, пожалуйста.',
  })
  await page.getByText('Не могу войти').first().click()
  await expect(page.getByRole('region', { name: 'Заявка' }).getByText('Здравствуйте, помогите')).toBeVisible()
  await expectAccessible(page)
  expect(await overflow(page)).toBe(0)
  await page.getByRole('button', { name: 'Написать ответ' }).click()
  await page.locator('[contenteditable=true]').click()
  await page.keyboard.type('Здравствуйте! Сейчас посмотрим.')
  await page.getByRole('button', { name: /Отправить и ждать/ }).click()
  await expect(page.getByText('Ждёт клиента').first()).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Не могу войти').first()).toBeVisible()
  for (const path of [
    '/settings',
    '/settings/account',
    '/settings/people',
    '/settings/mailboxes',
    '/settings/outbox',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading').first()).toBeVisible()
    expect(await overflow(page), path).toBe(0)
  }
  await page.context().close()
})

/** How far the page reaches past the screen: nobody should have to scroll sideways. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
