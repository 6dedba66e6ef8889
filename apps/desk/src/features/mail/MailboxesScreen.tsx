import { Button } from '@mantine/core'
import type { Mailbox } from '@podpora/contract/mail'
import { IconMail, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { useBrand, useGroup } from '../directory/api.ts'
import { mailboxesQuery } from './api.ts'
import { MailboxDialog } from './MailboxDialog.tsx'
import { MailProviders } from './MailProviders.tsx'
import { MailWays } from './MailWays.tsx'

export default function MailboxesScreen() {
  return (
    <Allowed to="mailbox.manage">
      <Mailboxes />
    </Allowed>
  )
}

function Mailboxes() {
  const t = useT()
  const mailboxes = useQuery(mailboxesQuery)
  const [open, setOpen] = useState<Mailbox | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('mail:mailboxes.add')}
    </Button>
  )
  return (
    <Page title={t('mail:mailboxes.title')} about={t('mail:mailboxes.about')} action={add}>
      <Loaded query={mailboxes}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              title={t('mail:mailboxes.none')}
              icon={<IconMail size={24} stroke={1.5} aria-hidden />}
            >
              {t('mail:mailboxes.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('mail:mailboxes.title')}>
              {list.map((mailbox) => (
                <MailboxRow key={mailbox.id} mailbox={mailbox} onOpen={() => setOpen(mailbox)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      <MailWays />
      <MailProviders />
      {open && <MailboxDialog mailbox={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const tones = {
  listening: 'info',
  connecting: 'warn',
  connected: 'ok',
  failing: 'danger',
  signed_out: 'danger',
} as const

function MailboxRow({ mailbox, onOpen }: { mailbox: Mailbox; onOpen: () => void }) {
  const t = useT()
  const brand = useBrand(mailbox.brandId)
  const group = useGroup(mailbox.groupId)
  return (
    <Row
      title={mailbox.address}
      onOpen={onOpen}
      about={
        <>
          {[brand?.name, group?.name].filter(Boolean).join(' · ')}
          {mailbox.lastFetchAt && (
            <>
              {' · '}
              {t('mail:mailboxes.lastFetch')} <Time at={mailbox.lastFetchAt} />
            </>
          )}
          <Standing mailbox={mailbox} />
        </>
      }
      aside={<StateMark tone={tones[mailbox.state]}>{t(`mail:mailboxStates.${mailbox.state}`)}</StateMark>}
    />
  )
}

/** What is wrong, since when, when it is tried next, and what is brought in from the past. */
function Standing({ mailbox }: { mailbox: Mailbox }) {
  const t = useT()
  const { problem, lastError, stateSince, nextAttemptAt, past } = mailbox
  return (
    <>
      {problem && <div>{t(`mail:check.${problem}`)}</div>}
      {lastError && <div>{t('mail:mailboxes.lastError', { error: lastError })}</div>}
      {(mailbox.state === 'failing' || mailbox.state === 'signed_out') && (
        <div>
          {t('mail:mailboxes.since')} <Time at={stateSince} />
          {nextAttemptAt && (
            <>
              {' · '}
              {t('mail:mailboxes.nextAttempt')} <Time at={nextAttemptAt} />
            </>
          )}
        </div>
      )}
      {past?.state === 'running' && past.total !== null && (
        <div>{t('mail:past.running', { done: past.done, total: past.total })}</div>
      )}
    </>
  )
}
