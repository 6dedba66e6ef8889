import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormError } from '../../ui/FormError.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { useAction } from '../../ui/useAction.ts'
import { levelsQuery, promiseAtDoor } from './api.ts'

const doors = ['urgent', 'complaint'] as const
type Door = (typeof doors)[number]

/** What is promised for urgent calls and complaints; where nothing is, one button makes the ready promise. */
export function DoorPromises() {
  const t = useT()
  const may = useMay()('level.manage')
  const { data } = useQuery({ ...levelsQuery, enabled: may })
  const { act, busy, error } = useAction()
  if (!may || !data) return null
  const policyOf = (door: Door) =>
    data.policies.find(({ conditions }) =>
      conditions.some((one) => one.field === door && one.values.includes(true)),
    )
  const about = (door: Door) => {
    const policy = policyOf(door)
    if (!policy) return t('levelSettings:doors.none')
    return t(policy.enabled ? 'levelSettings:doors.has' : 'levelSettings:doors.off', { name: policy.name })
  }
  return (
    <Section title={t('levelSettings:doors.title')} about={t('levelSettings:doors.about')}>
      <Rows label={t('levelSettings:doors.title')}>
        {doors.map((door) => (
          <Row
            key={door}
            title={t(`levelSettings:doors.${door}`)}
            about={<Text size="sm">{about(door)}</Text>}
            aside={
              !policyOf(door) && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={busy}
                  aria-label={`${t('levelSettings:doors.make')}: ${t(`levelSettings:doors.${door}`)}`}
                  onClick={() => void act(() => promiseAtDoor(door))}
                >
                  {t('levelSettings:doors.make')}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      <FormError error={error} />
    </Section>
  )
}
