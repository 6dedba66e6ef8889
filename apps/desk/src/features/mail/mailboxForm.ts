import type { Mailbox, MailboxInput, MailServerInput } from '@podpora/contract/mail'

type Server = MailServerInput & { password: string }
/** As it is edited: numbers as the selects want them, a password that is empty until one is typed. */
export type MailboxForm = {
  address: string
  name: string
  brandId: string | null
  groupId: string | null
  door: NonNullable<Mailbox['door']> | 'none'
  imap: Server | null
  smtp: Server | null
  authservId: string
  signIn: Mailbox['signIn']
  folders: string[]
  afterFetch: Mailbox['afterFetch']
  moveTo: string
  sendingLimits: Record<keyof Mailbox['sendingLimits'], number | ''>
  aliases: { address: string; name: string; groupId: string | null }[]
}

export function formOf(mailbox: Mailbox | null, firstBrand: number | undefined): MailboxForm {
  const brand = mailbox?.brandId ?? firstBrand
  return {
    address: mailbox?.address ?? '',
    name: mailbox?.name ?? '',
    brandId: brand === undefined ? null : String(brand),
    groupId: mailbox?.groupId ? String(mailbox.groupId) : null,
    door: mailbox?.door ?? 'none',
    imap: serverOf(mailbox?.imap ?? null),
    smtp: serverOf(mailbox?.smtp ?? null),
    authservId: mailbox?.authservId ?? '',
    signIn: mailbox?.signIn ?? 'password',
    folders: mailbox?.folders.length ? mailbox.folders : ['INBOX'],
    afterFetch: mailbox?.afterFetch ?? 'leave',
    moveTo: mailbox?.moveTo ?? '',
    sendingLimits: {
      minute: mailbox?.sendingLimits.minute ?? '',
      hour: mailbox?.sendingLimits.hour ?? '',
      day: mailbox?.sendingLimits.day ?? '',
    },
    aliases: (mailbox?.aliases ?? []).map((alias) => ({
      ...alias,
      groupId: alias.groupId === null ? null : String(alias.groupId),
    })),
  }
}

const serverOf = (server: Mailbox['imap']): Server | null =>
  server && {
    host: server.host,
    port: server.port,
    security: server.security,
    user: server.user,
    password: '',
  }

export const inputOf = ({
  address,
  name,
  brandId,
  groupId,
  door,
  imap,
  smtp,
  authservId,
  signIn,
  folders,
  afterFetch,
  moveTo,
  sendingLimits: { minute, hour, day },
  aliases,
}: MailboxForm): MailboxInput => ({
  address: address.trim(),
  name: name.trim(),
  brandId: Number(brandId),
  groupId: groupId === null ? null : Number(groupId),
  door: door === 'none' ? null : door,
  imap: imap && serverInput(imap),
  smtp: smtp && serverInput(smtp),
  authservId: authservId.trim() || null,
  signIn: imap || smtp ? signIn : 'password',
  sendingLimits: { minute: minute || null, hour: hour || null, day: day || null },
  aliases: aliases.map(({ address, name, groupId }) => ({
    address: address.trim(),
    name: name.trim(),
    groupId: groupId === null ? null : Number(groupId),
  })),
  ...(imap && { folders, afterFetch, moveTo: moveTo.trim() }),
})

function serverInput({ password, ...server }: Server): MailServerInput {
  const whole = { ...server, host: server.host.trim(), user: server.user.trim() }
  return password ? { ...whole, password } : whole
}
