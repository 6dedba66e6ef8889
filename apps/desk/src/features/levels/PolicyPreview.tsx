import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Condition } from '@podpora/contract/filters'
import type { LevelsTrial, PolicyEffect, PolicyInput } from '@podpora/contract/levels'
import type { Priority } from '@podpora/contract/tickets'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useTimeText } from '../../ui/Time.tsx'
import { useDirectory } from '../directory/api.ts'
import { effectQuery, trialQuery } from './api.ts'
import css from './Preview.module.css'

type Draft = { id: number | null; policy: PolicyInput }
const priorities = ['urgent', 'high', 'normal', 'low'] as const

/** A draft that the server would take: without a name or a promise it is not one yet. */
const isWhole = ({ policy }: Draft): boolean => policy.name.trim() !== '' && policy.targets.length > 0

/** What the policy would promise to a ticket that came in now, and what it would do to those that are open. */
export function PolicyPreview({ draft }: { draft: Draft }) {
  const [settled] = useDebouncedValue(draft, 400)
  if (!isWhole(settled)) return null
  return (
    <section className={css.preview} aria-live="polite">
      <Trial draft={settled} />
      <Effect draft={settled} />
    </section>
  )
}

function Trial({ draft }: { draft: Draft }) {
  const t = useT()
  const timeText = useTimeText()
  const { brands } = useDirectory()
  const [priority, setPriority] = useState<Priority>('normal')
  const trial = { draft, ticket: ticketLike(draft.policy.conditions, priority, brands[0]?.id ?? 1) }
  const { data } = useQuery({ ...trialQuery(trial), placeholderData: keepPreviousData })
  return (
    <>
      <h3>{t('levelSettings:policies.preview')}</h3>
      <Select
        size="xs"
        w="12rem"
        mb="xs"
        label={t('levelSettings:policies.previewPriority')}
        data={priorities.map((value) => ({ value, label: t(`tickets:priority.${value}`) }))}
        value={priority}
        onChange={(value) => value && setPriority(value as Priority)}
        allowDeselect={false}
      />
      {data && (
        <>
          <Text size="sm">
            {data.policyName
              ? t('levelSettings:policies.fits', { name: data.policyName })
              : t('levelSettings:policies.fitsNone')}
          </Text>
          {data.dues.length === 0 && <Text size="sm">{t('levelSettings:policies.nothing')}</Text>}
          <ul>
            {data.dues.map(({ target, dueAt }) => (
              <li key={target}>
                {t('levelSettings:policies.due', {
                  target: t(`tickets:due.target.${target}`),
                  time: timeText(dueAt),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Effect({ draft }: { draft: Draft }) {
  const t = useT()
  const timeText = useTimeText()
  const { data } = useQuery({ ...effectQuery(draft), placeholderData: keepPreviousData })
  if (!data || data.looked === 0) return null
  const moment = (at: string | null) => (at === null ? t('levelSettings:policies.never') : timeText(at))
  return (
    <>
      <h4>{t('levelSettings:policies.effect')}</h4>
      <EffectLines effect={data} />
      <ul>
        {data.examples.slice(0, 5).map(({ ticketId, from, to }) => (
          <li key={ticketId}>
            {t('levelSettings:policies.fromTo', { id: ticketId, from: moment(from), to: moment(to) })}
          </li>
        ))}
      </ul>
    </>
  )
}

function EffectLines({ effect }: { effect: PolicyEffect }) {
  const t = useT()
  const { looked, all, changed, breached, healed } = effect
  const lines = [
    changed === 0
      ? t('levelSettings:policies.effectNone', { count: looked })
      : t('levelSettings:policies.effectChanged', { count: changed }),
    breached > 0 && t('levelSettings:policies.effectBreached', { count: breached }),
    healed > 0 && t('levelSettings:policies.effectHealed', { count: healed }),
    !all && t('levelSettings:policies.effectNewest', { count: looked }),
  ]
  return <Text size="sm">{lines.filter(Boolean).join(' ')}</Text>
}

/** A ticket that the conditions ask for, as far as one can be made from them. */
function ticketLike(conditions: Condition[], priority: Priority, brandId: number): LevelsTrial['ticket'] {
  const asked = (field: Condition['field']): unknown => {
    const found = conditions.find((one) => one.field === field)
    return found && 'values' in found && (found.op === 'is' || found.op === 'any' || found.op === 'all')
      ? found.values[0]
      : undefined
  }
  const id = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  const tags = conditions.flatMap((one) => (one.field === 'tags' && one.op !== 'none' ? one.values : []))
  return {
    priority,
    kind: (asked('kind') as 'question' | undefined) ?? 'unsorted',
    channel: (asked('channel') as 'mail' | undefined) ?? 'mail',
    brandId: id(asked('brand')) ?? brandId,
    groupId: id(asked('group')),
    lineId: id(asked('line')),
    productId: id(asked('product')),
    tags: [...new Set(tags)],
  }
}
