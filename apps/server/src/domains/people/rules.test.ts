import { roles } from '@podpora/contract/permissions'
import { expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { assignableRoles, comesFromThisMachine, mayManage, needsSetupKey, networkOf } from './rules.ts'

test('nobody manages above himself, and only owners manage owners', () => {
  const table = roles.map((role) => roles.filter((other) => mayManage({ id: 1, role }, other)))
  expect(table).toEqual([
    ['owner', 'admin', 'supervisor', 'agent', 'light', 'contractor'],
    ['admin', 'supervisor', 'agent', 'light', 'contractor'],
    [],
    [],
    [],
    [],
  ])
})

test('a ticket goes to whoever may work on it, people from outside too', () => {
  expect(assignableRoles).toEqual(['owner', 'admin', 'supervisor', 'agent', 'contractor'])
})

test.each([
  ['only this machine', {}, false],
  ['a local public address', { PUBLIC_URL: 'http://localhost:3000' }, false],
  ['an open address', { HOST: '0.0.0.0' }, true],
  ['a public name, so a proxy before it', { PUBLIC_URL: 'https://support.example.com' }, true],
  ['a proxy before it', { TRUST_PROXY: 'true' }, true],
])('set-up with %s', (_case, env, needed) => {
  expect(needsSetupKey(readConfig(env, '/nowhere'))).toBe(needed)
})

test.each([
  [{ host: 'localhost:3000' }, true],
  [{ host: '127.0.0.1' }, true],
  [{ host: '[::1]:3000' }, true],
  [{ host: 'rebound.example.com:3000' }, false],
  [{ host: 'localhost.example.com' }, false],
  [{ host: 'localhost:3000', 'x-forwarded-for': '192.0.2.1' }, false],
  [{ host: 'not a host' }, false],
  [{}, false],
])('%j comes from this machine: %s', (headers, expected) => {
  expect(comesFromThisMachine(headers)).toBe(expected)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:1:aaaa::1', '2001:db8:0:1::/64'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0001::', '2001:db8:0:1::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
