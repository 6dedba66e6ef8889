import type { MailServerInput } from '@podpora/contract/mail'

type Server = Pick<MailServerInput, 'host' | 'port' | 'security'>
export type MailHost = { name: string; domains: string[]; imap: Server; smtp: Server; appPassword: boolean }

const tls = (host: string, port: number): Server => ({ host, port, security: 'tls' })

/** Servers of the hosts most small companies use. `appPassword`: the account's own password is refused there. */
export const mailHosts: MailHost[] = [
  {
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    appPassword: true,
  },
  {
    name: 'Microsoft 365',
    domains: ['outlook.com', 'hotmail.com', 'live.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
    appPassword: false,
  },
  {
    name: 'Yandex',
    domains: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz'],
    imap: tls('imap.yandex.ru', 993),
    smtp: tls('smtp.yandex.ru', 465),
    appPassword: true,
  },
  {
    name: 'Mail.ru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru'],
    imap: tls('imap.mail.ru', 993),
    smtp: tls('smtp.mail.ru', 465),
    appPassword: true,
  },
  {
    name: 'WP',
    domains: ['wp.pl'],
    imap: tls('imap.wp.pl', 993),
    smtp: tls('smtp.wp.pl', 465),
    appPassword: false,
  },
  {
    name: 'Onet',
    domains: ['onet.pl', 'op.pl', 'vp.pl', 'onet.eu', 'poczta.onet.pl'],
    imap: tls('imap.poczta.onet.pl', 993),
    smtp: tls('smtp.poczta.onet.pl', 465),
    appPassword: false,
  },
]

const hostOfAddress = (address: string): MailHost | undefined => {
  const domain = address.split('@')[1]?.trim().toLowerCase() ?? ''
  return mailHosts.find(({ domains }) => domains.includes(domain))
}

export const hostOfServer = (host: string): MailHost | undefined =>
  mailHosts.find(({ imap, smtp }) => imap.host === host || smtp.host === host)

const usual = { imap: tls('', 993), smtp: tls('', 465) }

/** What a server's fields begin with: those of the address's host, else the usual ports. */
export const firstServer = (kind: 'imap' | 'smtp', address: string): MailServerInput => ({
  ...(hostOfAddress(address)?.[kind] ?? usual[kind]),
  user: address.trim(),
  password: '',
})
