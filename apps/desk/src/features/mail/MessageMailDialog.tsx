import { Button, Stack } from '@mantine/core'
import type { MailExplanation } from '@podpora/contract/mail-explanations'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Time } from '../../ui/Time.tsx'
import { messageMailQuery, sourceAddress } from './api.ts'
import css from './MessageMailDialog.module.css'

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
            <Facts mail={explanation} />
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

function Facts({ mail }: { mail: MailExplanation }) {
  const t = useT()
  const { threading, trust, bounce } = mail
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
  return (
    <dl className={css.facts}>
      {facts
        .filter(([, fact]) => Boolean(fact))
        .map(([name, fact]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ))}
    </dl>
  )
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

const named = ({ name, address }: { name: string; address: string }): string =>
  name ? `${name} <${address}>` : address
