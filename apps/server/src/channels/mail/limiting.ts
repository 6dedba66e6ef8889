import { BlockList, isIPv6 } from 'node:net'

const near = new BlockList()
near.addSubnet('127.0.0.0', 8, 'ipv4')
near.addSubnet('10.0.0.0', 8, 'ipv4')
near.addSubnet('172.16.0.0', 12, 'ipv4')
near.addSubnet('192.168.0.0', 16, 'ipv4')
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')

/** A machine of this network: the company's own mail server hands everything in from one address. */
export function isNear(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return near.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
}

export interface Limits {
  connectionsAtOnce: number
  mailsPerMinute: number
}

/** What strangers may do, counted by address and in this process only: it protects this process. */
export function createStrangerLimits(limits: Limits, now: () => number = Date.now) {
  const connections = new Map<string, number>()
  const mails = new Map<string, { since: number; count: number }>()
  return {
    /** False: there are too many connections from there already. */
    connect(address: string): boolean {
      if (isNear(address)) return true
      const open = connections.get(address) ?? 0
      if (open >= limits.connectionsAtOnce) return false
      connections.set(address, open + 1)
      return true
    },
    disconnect(address: string): void {
      const open = connections.get(address) ?? 0
      if (open <= 1) connections.delete(address)
      else connections.set(address, open - 1)
    },
    /** False: too many mails within a minute. */
    mail(address: string): boolean {
      if (isNear(address)) return true
      if (mails.size > 10_000) mails.clear()
      const window = mails.get(address)
      if (!window || now() - window.since >= 60_000) {
        mails.set(address, { since: now(), count: 1 })
        return true
      }
      window.count += 1
      return window.count <= limits.mailsPerMinute
    },
  }
}
