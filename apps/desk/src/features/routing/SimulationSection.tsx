import {
  Button,
  Group,
  NumberInput,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { type ProfileName, profiles } from '@podpora/contract/routing-words'
import type { NewSimulation, SimulationSettings } from '@podpora/contract/simulation'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { Section } from '../../ui/Section.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useDirectory } from '../directory/api.ts'
import { type Ratios, SimulatedRatios } from './SimulatedRatios.tsx'
import { SimulationResult } from './SimulationResult.tsx'
import { simulationQuery, startSimulation } from './simulation.ts'

type Ready = Exclude<ProfileName, 'own'>
const ready = Object.keys(profiles) as Ready[]
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

/** A day replayed through the same rules under two profiles, before anything is changed. */
export function SimulationSection() {
  const t = useT()
  const { groups } = useDirectory()
  const { act, busy, error } = useAction()
  const [groupId, setGroupId] = useState<number | null>(groups[0]?.id ?? null)
  const [source, setSource] = useState<'day' | 'made'>('made')
  const [day, setDay] = useState(yesterday)
  const [tickets, setTickets] = useState(() => dayOf(groups[0]?.memberIds.length ?? 1))
  const [sides, setSides] = useState<[Ready, Ready]>(['fair', 'fastest'])
  const [ratios, setRatios] = useState<Ratios>([null, null])
  const [id, setId] = useState<number | null>(null)
  const { data: simulation } = useQuery(simulationQuery(id))
  const start = () =>
    act(async () => {
      if (groupId === null) return
      const request: NewSimulation = {
        groupId,
        source: source === 'day' ? { day } : { tickets },
        sides: [settingsOf(sides[0], ratios[0]), settingsOf(sides[1], ratios[1])],
      }
      setId((await startSimulation(request)).id)
    })
  const choice = (side: 0 | 1) => (
    <Select
      label={t(side === 0 ? 'routing:simulation.first' : 'routing:simulation.second')}
      data={ready.map((value) => ({ value, label: t(`routing:profile.${value}`) }))}
      value={sides[side]}
      onChange={(name) => {
        const chosen = ready.find((one) => one === name)
        if (chosen) setSides(side === 0 ? [chosen, sides[1]] : [sides[0], chosen])
      }}
      allowDeselect={false}
    />
  )
  return (
    <Section title={t('routing:simulation.title')} about={t('routing:simulation.about')}>
      <Stack gap="md" maw="44rem">
        <Group grow align="flex-end">
          <Select
            label={t('routing:simulation.group')}
            data={groups.map((group) => ({ value: String(group.id), label: group.name }))}
            value={groupId === null ? null : String(groupId)}
            onChange={(value) => setGroupId(value === null ? null : Number(value))}
            allowDeselect={false}
          />
          {choice(0)}
          {choice(1)}
        </Group>
        <Group align="flex-end">
          <SegmentedControl
            aria-label={t('routing:simulation.which')}
            data={[
              { value: 'made', label: t('routing:simulation.made') },
              { value: 'day', label: t('routing:simulation.day') },
            ]}
            value={source}
            onChange={(value) => setSource(value === 'day' ? 'day' : 'made')}
          />
          {source === 'day' ? (
            <TextInput
              type="date"
              aria-label={t('routing:simulation.day')}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          ) : (
            <NumberInput
              w="9rem"
              aria-label={t('routing:simulation.tickets')}
              suffix={` ${t('routing:simulation.ticketsUnit')}`}
              value={tickets}
              min={1}
              max={2000}
              onChange={(value) => setTickets(Number(value))}
              allowDecimal={false}
            />
          )}
          <Button
            onClick={start}
            loading={busy || simulation?.state === 'running'}
            disabled={groupId === null || (source === 'day' && day === '')}
          >
            {t('routing:simulation.start')}
          </Button>
        </Group>
        <SimulatedRatios ratios={ratios} onChange={setRatios} />
        <FormError error={error} />
        {simulation?.state === 'running' && (
          <Progress value={simulation.progress / 10} aria-label={t('routing:simulation.progress')} />
        )}
        {simulation?.state === 'failed' && <Text role="alert">{t('routing:simulation.failed')}</Text>}
        {simulation?.result && <SimulationResult simulation={simulation} result={simulation.result} />}
      </Stack>
    </Section>
  )
}

/** As many as so many people can well do in a day: in a flood all profiles look alike. */
const dayOf = (people: number) => Math.min(2000, 15 * Math.max(1, people))

const settingsOf = (profile: Ready, paidRatio: number | null): SimulationSettings => ({
  profile,
  weights: profiles[profile],
  relax: [
    { afterMinutes: 15, by: 1 },
    { afterMinutes: 30, by: 2 },
    { afterMinutes: 60, by: 5 },
  ],
  fairnessHours: 8,
  paidRatio,
})
