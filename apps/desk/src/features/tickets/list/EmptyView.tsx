import { Anchor, Button, Code, Text } from '@mantine/core'
import type { View } from '@podpora/contract/builtin'
import type { Mailbox } from '@podpora/contract/mail'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { countsQuery } from '../../views/api.ts'
import type { CurrentView } from '../../views/useView.ts'

/** Says what belongs in a view; where nothing has come in at all yet, how to let the first mail in. */
export function EmptyView({ view }: { view: CurrentView }) {
  const t = useT()
  const counts = useQuery(countsQuery).data
  const untouched = counts ? counts.open === 0 && counts.solved === 0 : false
  if (view.changed || view.chosen?.saved)
    return <EmptyState title={t('views:empty.title')}>{t('views:empty.text')}</EmptyState>
  const name = view.name as View
  return (
    <EmptyState
      title={t(`tickets:empty.${name}.title`)}
      action={
        name === 'mine' && counts?.unassigned ? (
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/views/$view" params={{ view: 'unassigned' }} />}
          >
            {t('tickets:empty.unassignedLink')}
          </Button>
        ) : (
          untouched && <FirstMail />
        )
      }
    >
      {t(`tickets:empty.${name}.text`)}
    </EmptyState>
  )
}

function FirstMail() {
  const t = useT()
  const may = useMay()('mailbox.manage')
  const mailboxes = useQuery({
    queryKey: keys.mailboxes,
    queryFn: () => api.get<Mailbox[]>('/mailboxes'),
    enabled: may,
  }).data
  const state = useQuery({
    queryKey: keys.mailState,
    queryFn: () => api.get<{ smtpListener: { host: string; port: number } | null }>('/mail/state'),
    enabled: may,
  }).data
  const address = mailboxes?.[0]?.address
  if (!may) return null
  if (!address)
    return (
      <Anchor component={Link} to="/settings/mailboxes">
        {t('tickets:empty.connectMail')}
      </Anchor>
    )
  const listener = state?.smtpListener
  return (
    <>
      <Text ta="center" maw="28rem" c="var(--text)">
        {t('tickets:empty.firstMail', { address })}
      </Text>
      {listener && (
        <Text ta="center" maw="28rem" size="sm">
          {t('tickets:empty.firstMailListener')} <Code>{`npm run mail:try -- ${address}`}</Code>
        </Text>
      )}
    </>
  )
}
