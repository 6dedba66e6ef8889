import { Button, Card, Group, Stack, Text } from '@mantine/core'
import type { DkimKey } from '@podpora/contract/dkim'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { FormError } from '../../ui/FormError.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { Time } from '../../ui/Time.tsx'
import { useAction } from '../../ui/useAction.ts'
import { checkKey, deleteKey, signWithKey } from './api.ts'

const tones = { waiting: 'warn', signing: 'ok', retired: 'quiet' } as const

/** One key: its record to be copied, whether that is found, and what to do where it is not. */
export function DkimKeyCard({ dkim }: { dkim: DkimKey }) {
  const t = useT()
  const { act, busy, error } = useAction()
  const [asking, setAsking] = useState(false)
  const { id, domain, selector, state, record, problem } = dkim
  return (
    <Card withBorder padding="md" component="section" aria-label={selector}>
      <Stack gap="sm">
        <Group gap="xs">
          <Text fw={600}>{selector}</Text>
          <StateMark tone={problem && state === 'signing' ? 'danger' : tones[state]}>
            {t(`trustSettings:dkim.states.${state}`)}
          </StateMark>
        </Group>
        <CopyLine label={t('trustSettings:dkim.name')} value={record.name} />
        <CopyLine label={t('trustSettings:dkim.value')} value={record.value} />
        <Findings dkim={dkim} />
        {state === 'retired' && <Text size="sm">{t('trustSettings:dkim.retiredWhy')}</Text>}
        <FormError error={error} />
        <Group gap="xs">
          <Button variant="default" size="xs" loading={busy} onClick={() => act(() => checkKey(id))}>
            {t('trustSettings:dkim.check')}
          </Button>
          {state === 'waiting' && (
            <Button variant="subtle" size="xs" onClick={() => act(() => signWithKey(id))}>
              {t('trustSettings:dkim.use')}
            </Button>
          )}
          <Button variant="subtle" size="xs" color="red" onClick={() => setAsking(true)}>
            {t('trustSettings:dkim.delete')}
          </Button>
        </Group>
      </Stack>
      {asking && (
        <ConfirmDialog
          title={t('trustSettings:dkim.deleteTitle', { selector, domain })}
          action={t('trustSettings:dkim.delete')}
          onConfirm={() => deleteKey(id)}
          onClose={() => setAsking(false)}
        >
          {state === 'signing'
            ? t('trustSettings:dkim.deleteSigning', { domain })
            : t('trustSettings:dkim.deleteOther')}
        </ConfirmDialog>
      )}
    </Card>
  )
}

/** What the last look for the record found. */
function Findings({ dkim: { problem, found, checkedAt } }: { dkim: DkimKey }) {
  const t = useT()
  if (!checkedAt) return null
  return (
    <div role="status">
      {problem && <Text size="sm">{t(`trustSettings:dkim.problems.${problem}`)}</Text>}
      {found && (
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {t('trustSettings:dkim.found', { found })}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('trustSettings:dkim.checked')} <Time at={checkedAt} />
      </Text>
    </div>
  )
}
