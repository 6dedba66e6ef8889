import { Group, NumberInput, Switch } from '@mantine/core'
import { mostPaidRatio } from '@podpora/contract/routing-words'
import { useT } from '../../i18n/useT.ts'

/** Of the first and of the second way through the day; null: as they come. */
export type Ratios = [number | null, number | null]
type Props = { ratios: Ratios; onChange: (ratios: Ratios) => void }

/** How many paid requests come before each free one, to be compared like profiles are. */
export function SimulatedRatios({ ratios, onChange }: Props) {
  const t = useT()
  const counted = ratios.some((ratio) => ratio !== null)
  const field = (side: 0 | 1) => (
    <NumberInput
      w="11rem"
      label={t(side === 0 ? 'routing:simulation.firstRatio' : 'routing:simulation.secondRatio')}
      value={ratios[side] ?? ''}
      placeholder={t('routing:simulation.noRatio')}
      min={1}
      max={mostPaidRatio}
      clampBehavior="strict"
      onChange={(value) => {
        const ratio = typeof value === 'number' ? value : null
        onChange(side === 0 ? [ratio, ratios[1]] : [ratios[0], ratio])
      }}
      allowDecimal={false}
      allowNegative={false}
    />
  )
  return (
    <Group align="flex-start">
      <Switch
        flex={1}
        miw="14rem"
        label={t('routing:simulation.withRatio')}
        description={t('routing:simulation.withRatioWhy')}
        checked={counted}
        onChange={(event) => onChange(event.currentTarget.checked ? [null, 3] : [null, null])}
      />
      {counted && (
        <Group>
          {field(0)}
          {field(1)}
        </Group>
      )}
    </Group>
  )
}
