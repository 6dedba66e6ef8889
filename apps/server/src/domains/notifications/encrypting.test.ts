import { createECDH, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { encryptPush } from './encrypting.ts'
import { readPush } from './testing/push-service.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

test('RFC 8291, appendix A, to the byte', () => {
  const target = {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  const random = {
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  }
  expect(encryptPush('When I grow up, I want to be a watermelon', target, random).toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

test('a device reads what was written to it, in any script', () => {
  const device = createECDH('prime256v1')
  const p256dh = device.generateKeys('base64url')
  const auth = randomBytes(16)
  const words = JSON.stringify({ title: 'Заявка №1 · zażółć', body: '🔔' })
  expect(readPush(encryptPush(words, { p256dh, auth: auth.toString('base64url') }), device, auth)).toBe(words)
})
