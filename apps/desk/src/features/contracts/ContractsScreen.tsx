import { Button, Group } from '@mantine/core'
import type { Contract } from '@podpora/contract/contracts'
import type { ContractState } from '@podpora/contract/entitlement-kinds'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark, type Tone } from '../../ui/StateMark.tsx'
import { contractsQuery } from './api.ts'
import { ContractCard } from './ContractCard.tsx'
import { NewContractDialog } from './NewContractDialog.tsx'
import { Packs } from './Packs.tsx'
import { daysLeft, useAmounts } from './useAmounts.ts'

export default function ContractsScreen() {
  return (
    <Allowed to="contract.read">
      <Contracts />
    </Allowed>
  )
}

function Contracts() {
  const t = useT()
  const may = useMay()('contract.manage')
  const query = useInfiniteQuery(contractsQuery())
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<number | null>(null)
  const add = may && (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('entitlements:contracts.add')}
    </Button>
  )
  return (
    <Page title={t('entitlements:contracts.title')} about={t('entitlements:contracts.about')} action={add}>
      <Loaded query={query}>
        {({ pages }) => {
          const contracts = pages.flatMap(({ items }) => items)
          const opened = contracts.find(({ id }) => id === open)
          if (contracts.length === 0)
            return (
              <EmptyState
                title={t('entitlements:contracts.none')}
                icon={<IconFileText size={24} stroke={1.5} aria-hidden />}
              >
                {t('entitlements:contracts.noneWhy')}
              </EmptyState>
            )
          return (
            <>
              <Rows label={t('entitlements:contracts.title')}>
                {contracts.map((contract) => (
                  <ContractRow key={contract.id} contract={contract} onOpen={() => setOpen(contract.id)} />
                ))}
              </Rows>
              <MoreButton query={query} />
              {opened && <ContractCard contract={opened} onClose={() => setOpen(null)} />}
            </>
          )
        }}
      </Loaded>
      <Packs />
      {adding && <NewContractDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

const tones: Record<ContractState, Tone> = { draft: 'info', active: 'ok', ended: 'quiet', cancelled: 'quiet' }

function ContractRow({ contract, onOpen }: { contract: Contract; onOpen: () => void }) {
  const t = useT()
  const { balance, day } = useAmounts()
  const left = daysLeft(contract)
  const about = [
    contract.planName,
    contract.endsOn
      ? `${day(contract.startsOn)} – ${day(contract.endsOn)}`
      : t('entitlements:contracts.since', { day: day(contract.startsOn) }),
    ...(contract.state === 'active' ? [balance(contract.balance)] : []),
    ...(contract.state === 'active' && contract.visits ? [balance(contract.visits)] : []),
  ]
  return (
    <Row
      title={contract.holderName}
      about={about.join(' · ')}
      aside={
        <Group gap="sm">
          {left !== null && left <= 30 && (
            <StateMark tone="warn">{t('entitlements:contracts.endsIn', { count: left })}</StateMark>
          )}
          <StateMark tone={tones[contract.state]}>{t(`entitlements:state.${contract.state}`)}</StateMark>
        </Group>
      }
      onOpen={onOpen}
    />
  )
}
