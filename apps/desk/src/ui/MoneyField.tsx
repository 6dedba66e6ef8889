import { Group, NumberInput, Select } from '@mantine/core'
import type { Money } from '@podpora/contract/money'
import { type ReactNode, useState } from 'react'
import { useT } from '../i18n/useT.ts'
import { asWritten, decimalsOf, inSmallestUnit } from './money.ts'

type Props = {
  label: string
  description?: string
  value: Money | null
  onChange: (value: Money | null) => void
  error?: ReactNode
}

const common = ['EUR', 'PLN', 'RUB', 'UAH', 'KZT', 'USD', 'GBP', 'CZK', 'CHF', 'BYN']

/** A price with its currency; empty where there is none. */
export function MoneyField({ label, description, value, onChange, error }: Props) {
  const t = useT()
  const [currency, setCurrency] = useState(value?.currency ?? 'EUR')
  const currencies = common.includes(currency) ? common : [currency, ...common]
  return (
    <Group align="flex-end" gap="sm">
      <NumberInput
        label={label}
        description={description}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        value={value ? asWritten(value) : ''}
        error={error}
        onChange={(next) =>
          onChange(typeof next === 'number' ? { amount: inSmallestUnit(next, currency), currency } : null)
        }
        decimalScale={decimalsOf(currency)}
        allowNegative={false}
        hideControls
        flex={1}
      />
      <Select
        aria-label={t('entitlements:currency')}
        data={currencies}
        value={currency}
        onChange={(next) => {
          if (next === null) return
          setCurrency(next)
          if (value) onChange({ amount: inSmallestUnit(asWritten(value), next), currency: next })
        }}
        allowDeselect={false}
        w="6rem"
      />
    </Group>
  )
}
