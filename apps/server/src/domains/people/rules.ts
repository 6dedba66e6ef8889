import { isIPv6 } from 'node:net'
import { type Permission, permissionsOf, type Role, roles } from '@podpora/contract/permissions'
import type { Config } from '../../config.ts'

/** Whoever acts, as far as a decision needs to know. */
export interface Standing {
  id: number
  role: Role
}

/** Whether `actor` may make somebody a `role`, or change somebody who is one: nobody reaches above himself. */
export function mayManage(actor: Standing, role: Role): boolean {
  const needed: Permission = role === 'owner' ? 'agent.manage_owners' : 'agent.manage'
  return permissionsOf[actor.role].has(needed) && roles.indexOf(actor.role) <= roles.indexOf(role)
}

/** The roles whose people can work on a ticket that they are given. */
export const assignableRoles: Role[] = roles.filter((role) => permissionsOf[role].has('ticket.pass'))

/** Switched on again, somebody who never chose a password is still only invited. */
export const stateWhenEnabled = (hasPassword: boolean): 'active' | 'invited' =>
  hasPassword ? 'active' : 'invited'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The name in a Host header or a URL, without the port. */
function hostName(host: string): string | undefined {
  try {
    return new URL(host.includes('://') ? host : `http://${host}`).hostname
  } catch {
    return undefined
  }
}

/**
 * The first visitor may set Podpora up as its owner only where nobody else can be the first. A proxy before us, or a
 * public name, brings the whole world to a loopback address.
 */
export function needsSetupKey(config: Pick<Config, 'loopback' | 'publicUrl' | 'TRUST_PROXY'>): boolean {
  return !config.loopback || config.TRUST_PROXY || !loopbackNames.includes(hostName(config.publicUrl) ?? '')
}

/**
 * Without a key, a page of a stranger could reach us through the owner's own browser, under a name that it lets point
 * to 127.0.0.1 (DNS rebinding); and a proxy that the settings don't know of could bring anybody.
 */
export function comesFromThisMachine(headers: Record<string, unknown>): boolean {
  const host = typeof headers.host === 'string' ? hostName(headers.host) : undefined
  const forwarded = 'x-forwarded-for' in headers || 'forwarded' in headers || 'x-real-ip' in headers
  return host !== undefined && loopbackNames.includes(host) && !forwarded
}

/** What counts as one visitor: an IPv6 subscriber has a whole /64 to come from. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(ip)) return ip
  const [head = '', tail] = ip.replace(/%.*$/, '').toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
