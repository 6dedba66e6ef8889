import { Button } from '@mantine/core'
import type { Plan } from '@podpora/contract/contracts'
import { IconPlus, IconReceipt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { plansQuery } from './api.ts'
import { PlanDialog } from './PlanDialog.tsx'
import { useAmounts } from './useAmounts.ts'

export default function PlansScreen() {
  return (
    <Allowed to="contract.read">
      <Plans />
    </Allowed>
  )
}

function Plans() {
  const t = useT()
  const may = useMay()('contract.manage')
  const query = useQuery(plansQuery)
  const [open, setOpen] = useState<Plan | 'new' | null>(null)
  const add = may && (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('entitlements:plans.add')}
    </Button>
  )
  return (
    <Page title={t('entitlements:plans.title')} about={t('entitlements:plans.about')} action={add}>
      <Loaded query={query}>
        {(plans) =>
          plans.length === 0 ? (
            <EmptyState
              title={t('entitlements:plans.none')}
              icon={<IconReceipt size={24} stroke={1.5} aria-hidden />}
            >
              {t('entitlements:plans.noneWhy')}
            </EmptyState>
          ) : (
            <Rows label={t('entitlements:plans.title')}>
              {plans.map((plan) => (
                <PlanRow key={plan.id} plan={plan} {...(may && { onOpen: () => setOpen(plan) })} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <PlanDialog plan={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function PlanRow({ plan, onOpen }: { plan: Plan; onOpen?: () => void }) {
  const t = useT()
  const { amount, money } = useAmounts()
  const { unit, monthly, overage, monthPrice, visits } = plan.terms
  const known = [
    plan.archivedAt && t('entitlements:plans.archived'),
    unit === 'unlimited'
      ? t('entitlements:unlimited')
      : t('entitlements:plans.aMonth', { amount: amount(unit, monthly) }),
    unit !== 'unlimited' && t(`entitlements:overage.${overage}`),
    visits && t('entitlements:plans.aMonth', { amount: amount('visits', visits.monthly) }),
  ]
  return (
    <Row
      title={plan.name}
      about={known.filter(Boolean).join(' · ')}
      aside={monthPrice && t('entitlements:plans.priceAMonth', { price: money([monthPrice]) })}
      onOpen={onOpen}
    />
  )
}
