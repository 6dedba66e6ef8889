import { Anchor, Button, Code, Text } from '@mantine/core'
import type { Mailbox } from '@podpora/contract/mail'
import type { View } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { countsQuery } from '../api.ts'

/** Says what belongs in a view; where nothing has come in at all yet, how to let the first mail in. */
export function EmptyView({ view }: { view: View }) {
  const t = useT()
  const counts = useQuery(countsQuery).data
  const untouched = counts ? counts.open + counts.solved === 0 : false
  return (
    <EmptyState
      title={t(`tickets:empty.${view}.title`)}
      action={
        view === 'mine' && counts && counts.unassigned > 0 ? (
          <Button component={Link} to="/views/unassigned" variant="default">
            {t('tickets:empty.unassignedLink')}
          </Button>
        ) : (
          untouched && <FirstMail />
        )
      }
    >
      {t(`tickets:empty.${view}.text`)}
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
