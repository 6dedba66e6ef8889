import { Fieldset, NumberInput, Switch } from '@mantine/core'
import type { VisitTerms } from '@podpora/contract/contracts'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/useT.ts'
import { OverageFields, RollOverFields } from './AllowanceFields.tsx'

type Props = {
  visits: VisitTerms | null
  onChange: (visits: VisitTerms | null) => void
  error: ReactNode
}

const standard: VisitTerms = { monthly: 1, rollOver: 0, overage: 'block', overPrice: null }

/** Visits to the customer, which a plan gives beside its hours or cases. */
export function VisitFields({ visits, onChange, error }: Props) {
  const t = useT()
  return (
    <Fieldset legend={t('entitlements:unit.visits')}>
      <Switch
        label={t('entitlements:plans.givesVisits')}
        description={t('entitlements:plans.givesVisitsWhy')}
        checked={visits !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? standard : null)}
      />
      {visits && (
        <>
          <NumberInput
            label={t('entitlements:plans.monthly.visits')}
            value={visits.monthly}
            onChange={(next) => onChange({ ...visits, monthly: Number(next) })}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            mt="sm"
          />
          <RollOverFields
            value={visits.rollOver}
            onChange={(rollOver) => onChange({ ...visits, rollOver })}
          />
          <OverageFields
            unit="visits"
            terms={visits}
            set={(change) => onChange({ ...visits, ...change })}
            error={error}
          />
        </>
      )}
    </Fieldset>
  )
}
