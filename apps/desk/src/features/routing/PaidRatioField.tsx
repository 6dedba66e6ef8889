import { Group, NumberInput, Switch } from '@mantine/core'
import { mostPaidRatio } from '@podpora/contract/routing-words'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'

type Props = { value: number | null; error?: ReactNode; onChange: (ratio: number | null) => void }

/** So many paid requests for each free one; off, they come as they come. */
export function PaidRatioField({ value, error, onChange }: Props) {
  const t = useT()
  return (
    <Group align="flex-start" gap="md">
      <Switch
        flex={1}
        label={t('routing:paidFirst')}
        description={t('routing:paidFirstWhy')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {value !== null && (
        <NumberInput
          w="11rem"
          label={t('routing:paidRatio')}
          value={value}
          error={error}
          min={1}
          max={mostPaidRatio}
          clampBehavior="strict"
          onChange={(next) => typeof next === 'number' && onChange(next)}
          allowDecimal={false}
          allowNegative={false}
        />
      )}
    </Group>
  )
}
const usual = 3
