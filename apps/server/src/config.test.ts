import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, settingsSchema } from './config.ts'

const names = Object.keys(settingsSchema.properties)

describe('settings', () => {
  test('have defaults that work without any', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      PORT: 3000,
      SMTP_PORT: 2525,
      DATA_DIR: '/srv/data',
      publicUrl: 'http://localhost:3000',
      loopback: true,
    })
  })

  test.each([
    ['PORT', 'abc', 'a whole number from 0 to 65535'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PUBLIC_URL', 'support.example.com', 'https://support.example.com'],
    ['SMTP_RELAY', 'mail.example.com', 'smtp://user:password@mail.example.com:587'],
    ['WEBHOOK_ALLOW_PRIVATE', 'http://crm/', 'crm.intranet, 10.20.0.0/16'],
    ['TRUST_PROXY', 'maybe', 'true or false'],
    ['ROLES', 'web,cron', 'web,work,mail'],
    ['LOG_LEVEL', 'loud', 'one of debug, info, warn, error, silent'],
    ['SECRET_KEY', 'short', 'at least 32 characters'],
  ])('%s=%s is refused by name, with what would do', (name, value, wanted) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(name)
    expect(read).toThrow(wanted)
  })

  test('make a process one of several only over a database that they can share', () => {
    const DATABASE_URL = 'postgres://podpora@db/podpora'
    expect([...readConfig({ ROLES: 'mail, web', DATABASE_URL }).roles]).toEqual(['web', 'mail'])
    expect(() => readConfig({ ROLES: 'web' })).toThrow(/DATABASE_URL/)
  })

  test('for a bucket are needed together', () => {
    const env = {
      FILES_S3_BUCKET: 'files',
      FILES_S3_ACCESS_KEY_ID: 'id',
      FILES_S3_SECRET_ACCESS_KEY: 'hunter2',
    }
    expect(readConfig({}).bucket).toBeUndefined()
    expect(readConfig({ ...env, FILES_S3_REGION: 'eu-west-1' }).bucket).toMatchObject({
      endpoint: 'https://s3.eu-west-1.amazonaws.com',
      name: 'files',
    })
    for (const name of Object.keys(env)) {
      const read = () => readConfig({ ...env, [name]: undefined })
      expect(read).toThrow(`The setting ${name} is missing`)
      expect(read).not.toThrow(/hunter2/)
    }
  })

  test('that are secret are not repeated in the sentence', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:hunter2@db' })).toThrow(/hidden/)
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:hunter2@db' })).not.toThrow(/hunter2/)
  })

  test('are all listed in the handbook, and no others', async () => {
    const page = await readFile(new URL('../../../docs/handbook/running.md', import.meta.url), 'utf8')
    const listed = [...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map((match) => match[1])
    expect(listed.sort()).toEqual(names.sort())
  })
})
