import { Badge, Button, Progress, Text } from '@mantine/core'
import type { Levels, Policy } from '@podpora/contract/levels'
import { IconPlus, IconStopwatch } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoveButtons } from '../../ui/MoveButtons.tsx'
import { useMinutesText } from '../../ui/minutesText.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useConditionText } from '../views/useConditionText.ts'
import { arrangePolicies, levelsQuery } from './api.ts'
import { DoorPromises } from './DoorPromises.tsx'
import { PolicyDialog } from './PolicyDialog.tsx'

export default function LevelsScreen() {
  return (
    <Allowed to="level.manage">
      <Policies />
    </Allowed>
  )
}

function Policies() {
  const t = useT()
  const query = useQuery(levelsQuery)
  const [open, setOpen] = useState<Policy | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('levelSettings:policies.add')}
    </Button>
  )
  return (
    <Page title={t('levelSettings:policies.title')} about={t('levelSettings:policies.about')} action={add}>
      <Loaded query={query}>
        {({ policies, recalculation }) => (
          <>
            <Recalculating recalculation={recalculation} />
            {policies.length === 0 ? (
              <EmptyState
                title={t('levelSettings:policies.none')}
                icon={<IconStopwatch size={24} stroke={1.5} aria-hidden />}
              >
                {t('levelSettings:policies.noneWhy')}
              </EmptyState>
            ) : (
              <PolicyRows policies={policies} onOpen={setOpen} />
            )}
            <DoorPromises />
          </>
        )}
      </Loaded>
      {open && <PolicyDialog policy={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** How far open tickets are counted anew, while they are. */
function Recalculating({ recalculation }: Pick<Levels, 'recalculation'>) {
  const t = useT()
  if (recalculation?.state !== 'running') return null
  const { done, total } = recalculation
  const label = t('levelSettings:policies.running', { done, total })
  return (
    <div role="status">
      <Text size="sm">{label}</Text>
      <Progress value={total === 0 ? 100 : (100 * done) / total} aria-label={label} />
    </div>
  )
}

function PolicyRows({ policies, onOpen }: { policies: Policy[]; onOpen: (policy: Policy) => void }) {
  const t = useT()
  const move = useMove(policies)
  return (
    <Rows label={t('levelSettings:policies.title')}>
      {policies.map((policy, place) => (
        <Row
          key={policy.id}
          title={policy.name}
          about={<About policy={policy} />}
          onOpen={() => onOpen(policy)}
          aside={
            <>
              {!policy.enabled && <Badge color="gray">{t('levelSettings:policies.off')}</Badge>}
              <MoveButtons
                name={policy.name}
                place={place}
                count={policies.length}
                onMove={(to) => move(place, to)}
              />
            </>
          }
        />
      ))}
    </Rows>
  )
}

/** For whom, and what is promised at an ordinary priority. */
function About({ policy }: { policy: Policy }) {
  const t = useT()
  const conditionText = useConditionText(policy.conditions)
  const minutesText = useMinutesText()
  const forWhom =
    policy.conditions.length === 0
      ? t('levelSettings:policies.everyone')
      : policy.conditions.map(conditionText).join(' · ')
  const promises = policy.targets.flatMap(({ target, minutes }) => {
    const length = minutes.normal ?? minutes.high ?? minutes.urgent ?? minutes.low
    return length
      ? [
          t('levelSettings:policies.summary', {
            target: t(`tickets:due.target.${target}`),
            length: minutesText(length),
          }),
        ]
      : []
  })
  return (
    <>
      <div>{forWhom}</div>
      {promises.join(', ')}
    </>
  )
}

/** Shown at once; put back where the server did not take it. */
function useMove(policies: Policy[]) {
  const t = useT()
  const client = useQueryClient()
  const errorText = useErrorText()
  return (from: number, to: number) => {
    const order = policies.toSpliced(from, 1).toSpliced(to, 0, policies[from] as Policy)
    client.setQueryData(
      levelsQuery.queryKey,
      (levels: Levels | undefined) => levels && { ...levels, policies: order },
    )
    arrangePolicies(order.map(({ id }) => id)).catch((reason: unknown) => {
      void client.invalidateQueries({ queryKey: levelsQuery.queryKey })
      noticeFailed(t('tickets:ticket.notSaved', { why: errorText(reason) }))
    })
  }
}
