import { createHash } from 'node:crypto'
import type { MailExplanation } from '@podpora/contract/mail-explanations'
import type { Dns } from '../../platform/dns.ts'
import { isAddress } from './address-repair.ts'
import { judge } from './automatic.ts'
import { bounceOf } from './bounces.ts'
import { foldMail } from './folding/folding.ts'
import { languageOf } from './language.ts'
import { signatureOf } from './pgp/signature.ts'
import { type Address, type ReadMail, readMail } from './reading.ts'
import { hiddenIds, nearestFirst, tokensIn } from './threading.ts'
import { checkTrust, type TrustSource } from './trust/checking.ts'

/** What to know of the installation to judge a mail as it would; without it the mail is judged as a stranger's. */
export interface Ours {
  addresses?: string[]
  isOwn(address: string): boolean
  loop: string
}

/**
 * What the intake makes of a raw mail: the view of `npm run mail:explain` and of the desk. With `look` it asks the domain name
 * system about the sender, too.
 * @throws when it cannot be read as a mail at all
 */
export async function explainMail(
  raw: Buffer,
  ours: Ours = { isOwn: () => false, loop: '' },
  look?: { dns: Dns; session: TrustSource['session']; authservId: string | null },
  keyFile?: string,
): Promise<MailExplanation> {
  const mail = await readMail(raw)
  const { visible, folded, html } = foldMail(mail)
  const returnPath = mail.headers.get('return-path')?.[0]?.replace(/[<>\s]/g, '')
  const verdict = judge(
    {
      headers: mail.headers,
      from: mail.from?.address ?? '',
      subject: mail.subject,
      text: visible,
      calendarMethod: mail.calendarMethod,
      envelopeFrom:
        returnPath === undefined || (returnPath !== '' && !isAddress(returnPath)) ? null : returnPath,
      isReply: mail.inReplyTo.length + mail.references.length > 0,
    },
    ours,
  )
  return {
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    date: mail.date,
    messageId: mail.messageId,
    language: languageOf(visible || mail.text) ?? languageOf(mail.text),
    text: mail.text,
    html,
    visible,
    folded,
    attachments: mail.attachments.map(({ content, name, type, inline }) => ({
      name,
      type,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      inline,
    })),
    automatic: verdict,
    bounce: bounceOf(mail),
    trust: {
      verified: look ? await checkTrust({ raw, mail, ours: ours.addresses ?? [], ...look }, look.dns) : null,
      signature: await signatureOf(raw, mail.from?.address ?? null, keyFile),
      ...saidOfTrust(mail),
    },
    threading: threadingOf(mail),
    repairs: mail.repairs,
  }
}

/** What other servers say that they found; whether to believe them is known only where our own server wrote it. */
const saidOfTrust = ({ headers }: ReadMail) => ({
  authenticationResults: headers.get('authentication-results') ?? [],
  receivedSpf: headers.get('received-spf') ?? [],
  dkimSignatures: (headers.get('dkim-signature') ?? []).map(
    (value) => /(?:^|[;\s])d=\s*([^;\s]+)/i.exec(value)?.[1]?.toLowerCase() ?? '',
  ),
  arcSeals: headers.get('arc-seal')?.length ?? 0,
})

function threadingOf(mail: ReadMail) {
  const addresses = [...mail.to, ...mail.cc].map(({ address }: Address) => address)
  return {
    ...tokensIn({
      addresses,
      subject: mail.subject,
      referred: [...new Set([...nearestFirst(mail), ...hiddenIds(mail.headers).map((id) => `<${id}>`)])],
    }),
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    returned: mail.returned,
  }
}
