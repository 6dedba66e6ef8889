import { expect, test } from 'vitest'
import * as customers from './customers.ts'
import * as mail from './mail.ts'
import * as notifications from './notifications.ts'
import * as people from './people.ts'
import * as tickets from './tickets.ts'
import * as views from './views.ts'

test('what a change leaves out stays: no field of a change has a default', () => {
  const schemas = Object.entries({ ...customers, ...mail, ...notifications, ...people, ...tickets, ...views })
    .filter(([name]) => /(Change|Fields)$/.test(name))
    .map(([name, schema]) => [name, schema as { properties?: Record<string, object> }] as const)
  expect(schemas.length).toBeGreaterThan(6)
  const wrong = schemas.flatMap(([name, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([, field]) => 'default' in field)
      .map(([field]) => `${name}.${field}`),
  )
  expect(wrong).toEqual([])
})
