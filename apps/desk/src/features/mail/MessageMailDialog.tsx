import { Button, Stack } from '@mantine/core'
import type { MailExplanation } from '@podpora/contract/mail-explanations'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Time } from '../../ui/Time.tsx'
import { messageMailQuery, sourceAddress } from './api.ts'
import css from './MessageMailDialog.module.css'
import { named } from './named.ts'

type Props = { messageId: number; onClose: () => void }

/** What the intake made of a mail, read anew from its source: for whoever wonders why it looks or went as it did. */
export default function MessageMailDialog({ messageId, onClose }: Props) {
  const t = useT()
  const mail = useQuery(messageMailQuery(messageId))
  return (
    <Dialog onClose={onClose} wide title={t('mail:explained.title')}>
      <Loaded query={mail}>
        {({ inboundId, explanation }) => (
          <Stack gap="md">
            <MailFacts mail={explanation} />
            <Part title={t('mail:explained.visible')} text={explanation.visible} />
            {explanation.folded.map(({ kind, text }, i) => (
              <Part key={i} title={t(`mail:explained.kinds.${kind}`)} text={text} folded />
            ))}
            <Button
              component="a"
              href={sourceAddress(inboundId)}
              download
              variant="default"
              size="xs"
              w="fit-content"
              leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
            >
              {t('mail:explained.download')}
            </Button>
          </Stack>
        )}
      </Loaded>
    </Dialog>
  )
}

function MailFacts({ mail }: { mail: MailExplanation }) {
  const t = useT()
  const { threading, trust, bounce } = mail
  const { signature } = trust
  const facts: [string, ReactNode][] = [
    [t('mail:from'), mail.from && named(mail.from)],
    [t('mail:explained.to'), mail.to.map(named).join(', ')],
    [t('mail:explained.cc'), mail.cc.map(named).join(', ')],
    [t('mail:explained.date'), mail.date && <Time at={mail.date} />],
    [t('mail:explained.messageId'), mail.messageId],
    [t('mail:explained.language'), mail.language],
    [t('mail:explained.automatic'), <Writer key="writer" {...mail.automatic} />],
    [
      t('mail:explained.bounce'),
      bounce &&
        [
          bounce.address,
          t(bounce.permanent ? 'mail:explained.permanent' : 'mail:explained.temporary'),
          bounce.status,
          bounce.diagnostic,
        ]
          .filter(Boolean)
          .join(' · '),
    ],
    [
      t('mail:explained.threading'),
      [...new Set([...threading.replyAddresses, ...threading.inReplyTo, ...threading.references])].join(' '),
    ],
    [
      t('mail:explained.trust'),
      [
        ...(signature
          ? [
              t(`trust:signature.${signature.state}`, {
                holder: signature.holder ?? '',
                key: signature.key?.slice(-16) ?? '',
              }),
            ]
          : []),
        ...(trust.verified ? checksOf(trust.verified) : []),
        ...trust.authenticationResults,
        ...trust.receivedSpf,
        ...(trust.dkimSignatures.length > 0
          ? [t('mail:explained.signed', { list: trust.dkimSignatures.join(', ') })]
          : []),
      ].join('\n'),
    ],
    [t('mail:explained.files'), mail.attachments.map(({ name, type }) => `${name} (${type})`).join(', ')],
    [t('mail:explained.repairs'), mail.repairs.map(({ detail }) => detail).join('\n')],
  ]
  return <Facts facts={facts} />
}

function Writer({ reason, machine }: MailExplanation['automatic']) {
  const t = useT()
  if (reason === null) return t('mail:explained.person')
  return t(machine ? 'mail:explained.machine' : 'mail:explained.noReply', { reason })
}

function Part({ title, text, folded = false }: { title: string; text: string; folded?: boolean }) {
  const t = useT()
  return (
    <details className={css.part} open={!folded}>
      <summary>{title}</summary>
      <pre>{text || t('mail:explained.nothing')}</pre>
    </details>
  )
}

/** One line for each way of checking, as its own RFC calls what comes of it. */
const checksOf = ({ spf, dkim, dmarc, arc }: NonNullable<MailExplanation['trust']['verified']>): string[] => [
  `SPF: ${[spf.result, spf.domain].filter(Boolean).join(' ')}`,
  ...dkim.map(({ domain, result, note }) => `DKIM: ${[result, domain, note].filter(Boolean).join(' ')}`),
  `DMARC: ${[dmarc.result, dmarc.policy && `p=${dmarc.policy}`].filter(Boolean).join(' ')}`,
  ...(arc.sealers.length > 0 ? [`ARC: ${arc.result} ${arc.sealers.join(', ')}`] : []),
]
