import { Button, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Contract, ContractChange } from '@podpora/contract/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { noticeDone } from '../../ui/notice.tsx'
import { Time } from '../../ui/Time.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { changeContract, statesQuery, stepContract } from './api.ts'
import { ContactField } from './ContactField.tsx'
import { NewContractDialog } from './NewContractDialog.tsx'
import { StatementLinks } from './StatementLinks.tsx'
import { useAmounts } from './useAmounts.ts'

type Props = { contract: Contract; onClose: () => void }

/** A contract: its days, what is left of it, its statements and its history. */
export function ContractCard({ contract, onClose }: Props) {
  const t = useT()
  const { balance } = useAmounts()
  const { agents } = useDirectory()
  const may = useMay()('contract.manage')
  const [renewing, setRenewing] = useState(false)
  const { id, version, companyId, contactId, startsOn, endsOn, freeMonths, responsibleId, note, state } =
    contract
  const over = state === 'ended' || state === 'cancelled'
  const form = useForm<Omit<ContractChange, 'version'>>({
    mode: 'controlled',
    initialValues: { startsOn, endsOn, freeMonths, responsibleId, contactId, note },
  })
  const responsible = fieldProps(form, 'responsibleId')
  const sending = useSubmit(form, async (values) => {
    if (may && !over) {
      await changeContract(id, { ...values, version })
      noticeDone(t('saved'))
    }
    onClose()
  })
  if (renewing) return <NewContractDialog after={contract} onClose={onClose} />
  const step = (next: 'active' | 'cancelled') => stepContract(id, { version, state: next, reason: '' })
  return (
    <FormDialog
      title={`${contract.holderName} · ${contract.planName}`}
      sending={sending}
      {...((!may || over) && { action: t('entitlements:contracts.close') })}
      ending={
        may && !over
          ? {
              action: t('entitlements:contracts.cancel'),
              title: t('entitlements:contracts.cancelTitle', { name: contract.holderName }),
              loses: t('entitlements:contracts.cancelLoses'),
              run: () => step('cancelled'),
            }
          : null
      }
      aside={
        may && (
          <Group gap="xs">
            {state === 'draft' && (
              <Button variant="subtle" onClick={() => void step('active').then(onClose)}>
                {t('entitlements:contracts.start')}
              </Button>
            )}
            {state !== 'draft' && endsOn !== null && (
              <Button variant="subtle" onClick={() => setRenewing(true)}>
                {t('entitlements:contracts.renew')}
              </Button>
            )}
          </Group>
        )
      }
      onClose={onClose}
    >
      <Text>{balance(contract.balance)}</Text>
      {contract.visits && <Text>{balance(contract.visits)}</Text>}
      <Group grow align="flex-start" gap="sm">
        <TextInput
          {...form.getInputProps('startsOn')}
          type="date"
          label={t('entitlements:contracts.startsOn')}
          disabled={!may || over}
        />
        <TextInput
          type="date"
          label={t('entitlements:contracts.endsOn')}
          value={form.getValues().endsOn ?? ''}
          onChange={(event) => form.setFieldValue('endsOn', event.currentTarget.value || null)}
          error={form.errors.endsOn}
          disabled={!may || over}
        />
      </Group>
      <NumberInput
        {...form.getInputProps('freeMonths')}
        label={t('entitlements:contracts.freeMonths')}
        min={0}
        max={120}
        allowDecimal={false}
        disabled={!may || over}
      />
      <Select
        label={t('entitlements:contracts.responsible')}
        data={agents.map((one) => ({ value: String(one.id), label: one.name }))}
        value={responsible.value === null ? null : String(responsible.value)}
        onChange={(one) => responsible.onChange(one === null ? null : Number(one))}
        error={responsible.error}
        data-path={responsible['data-path']}
        disabled={!may || over}
        searchable
        clearable
      />
      {companyId !== null && (
        <ContactField
          companyId={companyId}
          value={form.getValues().contactId ?? null}
          onChange={(one) => form.setFieldValue('contactId', one)}
          error={form.errors.contactId}
          disabled={!may || over}
        />
      )}
      <Textarea
        {...form.getInputProps('note')}
        label={t('entitlements:contracts.note')}
        disabled={!may || over}
        autosize
        minRows={2}
      />
      <StatementLinks contract={contract} />
      <History id={id} />
    </FormDialog>
  )
}

function History({ id }: { id: number }) {
  const t = useT()
  const states = useQuery(statesQuery(id)).data ?? []
  return (
    <Stack gap={2}>
      <Text fw={500} size="sm">
        {t('entitlements:contracts.history')}
      </Text>
      {states.map((one) => (
        <Text key={one.id} size="sm" c="dimmed">
          {t(`entitlements:state.${one.state}`)} · {one.actor.name || t('entitlements:contracts.byItself')} ·{' '}
          <Time at={one.at} />
        </Text>
      ))}
    </Stack>
  )
}
