import type { SideParticipant } from '@podpora/contract/sides'

/**
 * So many take part by the letters of others, and no letter adds more: hundreds whom somebody outside writes to make nobody's
 * matter theirs, and each look at the ticket names all.
 */
const mostTakingPart = 40

interface Written {
  from: { address: string; name: string }
  to: string[]
  cc: string[]
}

/**
 * Who is new after somebody outside has written: they themselves under their name, and whom they wrote to beside us.
 * Never anybody of the customer's side: our next message would go to them unasked.
 */
export function takingPartAfter(
  { from, to, cc }: Written,
  known: readonly string[],
  isCustomers: (address: string) => boolean,
): SideParticipant[] {
  const others = [...new Set([...to, ...cc])].filter(
    (address) => address !== from.address && !known.includes(address) && !isCustomers(address),
  )
  const room = Math.max(0, mostTakingPart - known.length)
  return [from, ...others.slice(0, room).map((address) => ({ address, name: '' }))]
}

/** Whom a message goes to, each once, as small letters. */
export function recipientsOf({ to, cc = [] }: { to: string[]; cc?: string[] | undefined }): {
  to: string[]
  cc: string[]
} {
  const clean = (list: string[]): string[] => [...new Set(list.map((one) => one.trim().toLowerCase()))]
  const first = clean(to)
  return { to: first, cc: clean(cc).filter((address) => !first.includes(address)) }
}
