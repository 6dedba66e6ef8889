import { ActionIcon, Button, Fieldset, Group, NumberInput, Select, Text } from '@mantine/core'
import type { Calendar } from '@podpora/contract/calendars'
import type { Rate } from '@podpora/contract/contracts'
import { rateTimes } from '@podpora/contract/entitlement-kinds'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'

type Props = {
  rates: Rate[]
  onRates: (rates: Rate[]) => void
  /** Null: the reader may not see calendars. */
  calendar: { calendars: Calendar[]; value: number | null; onChange: (id: number | null) => void } | null
  error: ReactNode
  lineError(place: number): ReactNode
}

/** What an hour of another line, or at another time of day, counts for. */
export function RateFields({ rates, onRates, calendar, error, lineError }: Props) {
  const t = useT()
  const { lines } = useDirectory()
  const change = (place: number, part: Partial<Rate>) =>
    onRates(rates.map((rate, i) => (i === place ? { ...rate, ...part } : rate)))
  const times = calendar ? rateTimes : (['any'] as const)
  return (
    <Fieldset legend={t('entitlements:rates.title')}>
      <Text c="dimmed" size="xs" mb="xs">
        {t('entitlements:rates.why')}
      </Text>
      {rates.map((rate, place) => (
        <Group key={place} align="flex-end" gap="xs" mb="xs" wrap="wrap">
          <Select
            aria-label={t('entitlements:rates.line')}
            data={[
              { value: '', label: t('entitlements:rates.anyLine') },
              ...lines.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            value={rate.lineId === null ? '' : String(rate.lineId)}
            onChange={(id) => change(place, { lineId: id ? Number(id) : null })}
            error={lineError(place)}
            allowDeselect={false}
            flex={1}
            miw="9rem"
          />
          <Select
            aria-label={t('entitlements:rates.when')}
            data={times.map((value) => ({ value, label: t(`entitlements:rates.times.${value}`) }))}
            value={rate.when}
            onChange={(when) => when && change(place, { when: when as Rate['when'] })}
            allowDeselect={false}
            flex={1}
            miw="9rem"
          />
          <NumberInput
            aria-label={t('entitlements:rates.percent')}
            suffix=" %"
            value={rate.percent}
            onChange={(percent) => change(place, { percent: Math.min(1000, Number(percent)) })}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            w="6rem"
          />
          <ActionIcon
            aria-label={t('entitlements:rates.remove')}
            onClick={() => onRates(rates.toSpliced(place, 1))}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} stroke={1.5} />}
        onClick={() => onRates([...rates, { lineId: null, when: 'any', percent: 150 }])}
      >
        {t('entitlements:rates.add')}
      </Button>
      {calendar && rates.some(({ when }) => when !== 'any') && (
        <Select
          label={t('entitlements:rates.calendar')}
          data={calendar.calendars.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={calendar.value === null ? null : String(calendar.value)}
          onChange={(id) => calendar.onChange(id === null ? null : Number(id))}
          error={error}
          mt="sm"
        />
      )}
    </Fieldset>
  )
}
