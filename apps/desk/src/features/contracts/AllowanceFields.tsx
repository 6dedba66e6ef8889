import { NumberInput, Select, SimpleGrid } from '@mantine/core'
import type { VisitTerms } from '@podpora/contract/contracts'
import { type CountedUnit, overages } from '@podpora/contract/entitlement-kinds'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { MoneyField } from '../../ui/MoneyField.tsx'

type RollOverProps = {
  value: VisitTerms['rollOver']
  onChange: (value: VisitTerms['rollOver']) => void
}

/** What becomes of what is left at the end of a month. */
export function RollOverFields({ value, onChange }: RollOverProps) {
  const t = useT()
  const kept = value === null ? 'end' : value === 0 ? 'none' : 'months'
  return (
    <SimpleGrid cols={{ base: 1, xs: kept === 'months' ? 2 : 1 }} spacing="sm" mt="sm">
      <Select
        label={t('entitlements:plans.rollOver')}
        data={(['none', 'months', 'end'] as const).map((one) => ({
          value: one,
          label: t(`entitlements:rollOver.${one}`),
        }))}
        value={kept}
        onChange={(next) => onChange(next === 'end' ? null : next === 'none' ? 0 : 1)}
        allowDeselect={false}
      />
      {kept === 'months' && (
        <NumberInput
          label={t('entitlements:plans.months')}
          value={value ?? 1}
          onChange={(next) => onChange(Math.max(1, Number(next)))}
          min={1}
          max={120}
          allowDecimal={false}
        />
      )}
    </SimpleGrid>
  )
}

type OverageProps = {
  unit: CountedUnit
  terms: Pick<VisitTerms, 'overage' | 'overPrice'>
  set: (change: Partial<Pick<VisitTerms, 'overage' | 'overPrice'>>) => void
  error: ReactNode
}

/** What happens when nothing is left, and what it costs then. */
export function OverageFields({ unit, terms: { overage, overPrice }, set, error }: OverageProps) {
  const t = useT()
  return (
    <>
      <Select
        label={t('entitlements:plans.overage')}
        data={overages.map((value) => ({ value, label: t(`entitlements:overage.${value}`) }))}
        value={overage}
        onChange={(next) => next && set({ overage: next as VisitTerms['overage'] })}
        allowDeselect={false}
        my="sm"
      />
      {overage !== 'block' && (
        <MoneyField
          label={t(`entitlements:plans.overPrice.${unit}`)}
          value={overPrice}
          onChange={(price) => set({ overPrice: price })}
          error={error}
        />
      )}
    </>
  )
}
