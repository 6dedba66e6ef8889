import type { Trx } from '../../platform/postgres/db.ts'
import { noteUnreachable } from '../customers/bouncing.ts'
import type { OutgoingRow } from './access.ts'
import { bounceOutgoing, lockLastMailTo, lockOutgoingByName } from './queries.ts'
import { hasFailed } from './rules.ts'
import { tell } from './telling.ts'

/** What a server says of a mail of ours. */
export interface BounceNote {
  /** By which name it may be known, the most exact first. */
  names: string[]
  /** The server has given up. */
  final: boolean
  lost: { address: string; status: string | null; reason: string; blamesAddress: boolean }[]
  /** In words, for those who look after it. */
  error: string
}

/**
 * Notes at a mail of ours that it came back, or that it is late, and marks the addresses that it did not reach. What came
 * back for good has failed, and may be sent again. Undefined: it is none of ours.
 */
export async function noteBounce(trx: Trx, bounce: BounceNote): Promise<OutgoingRow | undefined> {
  const mail = await mailOf(trx, bounce)
  if (!mail) return undefined
  const failed = hasFailed(
    mail,
    bounce.lost.map(({ address }) => address),
    bounce.final,
  )
  const row = await bounceOutgoing(trx, mail.id, { failed, error: bounce.error })
  if (row) await tell(trx, row)
  for (const { address, status, reason, blamesAddress } of bounce.lost) {
    // Only whom we wrote to: a forged report shall not silence others. An alias hides who could not be reached.
    const meant = recipientMeant(mail, address)
    if (blamesAddress && meant) await noteUnreachable(trx, meant, { status, reason })
  }
  return row
}

/** By its name; where a server does not tell that, the last one to the only address that it names. */
async function mailOf(trx: Trx, { names, lost }: BounceNote): Promise<OutgoingRow | undefined> {
  for (const name of names) {
    const mail = await lockOutgoingByName(trx, name)
    if (mail) return mail
  }
  const [only, ...others] = lost
  return names.length === 0 && only && others.length === 0 ? lockLastMailTo(trx, only.address) : undefined
}

function recipientMeant(
  { toAddresses, ccAddresses, bccAddresses }: OutgoingRow,
  address: string,
): string | undefined {
  const all = [...toAddresses, ...ccAddresses, ...bccAddresses]
  return all.find((one) => one.toLowerCase() === address) ?? (all.length === 1 ? all[0] : undefined)
}
