import { Button, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Pack, PackInput } from '@podpora/contract/contracts'
import { type CountedUnit, countedUnits } from '@podpora/contract/entitlement-kinds'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoneyField } from '../../ui/MoneyField.tsx'
import { MoveButtons } from '../../ui/MoveButtons.tsx'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { useSubmit } from '../../ui/useSubmit.ts'
import { arrangePacks, createPack, deletePack, packsQuery } from './api.ts'
import { HolderField } from './HolderField.tsx'
import { useAmounts } from './useAmounts.ts'

/** Hours, cases and visits that were bought apart, and can still be used. */
export function Packs() {
  const t = useT()
  const may = useMay()('contract.manage')
  const query = useQuery(packsQuery)
  const [adding, setAdding] = useState(false)
  return (
    <Section title={t('entitlements:packs.title')} about={t('entitlements:packs.about')}>
      {may && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.5} />}
            onClick={() => setAdding(true)}
          >
            {t('entitlements:packs.add')}
          </Button>
        </div>
      )}
      <Loaded query={query}>
        {(packs) =>
          packs.length > 0 && (
            <Rows label={t('entitlements:packs.title')}>
              {packs.map((pack) => (
                <PackRow key={pack.id} pack={pack} packs={packs} may={may} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {adding && <PackDialog onClose={() => setAdding(false)} />}
    </Section>
  )
}

function PackRow({ pack, packs, may }: { pack: Pack; packs: Pack[]; may: boolean }) {
  const t = useT()
  const errorText = useErrorText()
  const { amount, day, money } = useAmounts()
  const { id, unit, left, expiresOn, price, note } = pack
  const own = packs.filter((one) => one.companyId === pack.companyId && one.customerId === pack.customerId)
  const place = own.indexOf(pack)
  const failed = (error: unknown) => noticeFailed(errorText(error))
  const move = (to: number) => {
    const others = own.filter((one) => one !== pack)
    void arrangePacks(others.toSpliced(to, 0, pack).map((one) => one.id)).catch(failed)
  }
  const about = [
    t('entitlements:left', { left: amount(unit, left), given: amount(unit, pack.amount) }),
    expiresOn && t('entitlements:packs.until', { day: day(expiresOn) }),
    price && money([price]),
    note,
  ]
  return (
    <Row
      title={pack.holderName}
      about={about.filter(Boolean).join(' · ')}
      aside={
        may && (
          <>
            {own.length > 1 && (
              <MoveButtons name={pack.holderName} place={place} count={own.length} onMove={move} />
            )}
            {left === pack.amount && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() => void deletePack(id).catch(failed)}
              >
                {t('entitlements:packs.delete')}
              </Button>
            )}
          </>
        )
      }
    />
  )
}

function PackDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const form = useForm<PackInput>({
    mode: 'controlled',
    initialValues: {
      ...{
        customerId: null,
        companyId: null,
        unit: 'minutes',
        amount: 600,
        expiresOn: null,
        price: null,
        note: '',
      },
    },
  })
  const { customerId, companyId, unit, amount, expiresOn } = form.getValues()
  const sending = useSubmit(form, async (values) => {
    await createPack(values)
    onClose()
    noticeDone(t('saved'))
  })
  return (
    <FormDialog
      title={t('entitlements:packs.add')}
      sending={sending}
      incomplete={customerId === null && companyId === null}
      onClose={onClose}
    >
      <HolderField
        value={{ customerId, companyId }}
        onChange={(holder) => form.setValues(holder)}
        error={form.errors.customerId ?? form.errors.companyId}
      />
      <SegmentedControl
        aria-label={t('entitlements:plans.unit')}
        data={countedUnits.map((value) => ({
          value,
          label: t(`entitlements:unit.${value}`),
        }))}
        value={unit}
        onChange={(next) =>
          form.setValues(
            next === 'minutes' ? { unit: next, amount: 600 } : { unit: next as CountedUnit, amount: 1 },
          )
        }
      />
      <NumberInput
        label={t(`entitlements:packs.amount.${unit}`)}
        value={unit === 'minutes' ? amount / 60 : amount}
        onChange={(next) =>
          form.setFieldValue('amount', Math.max(1, Math.round(Number(next) * (unit === 'minutes' ? 60 : 1))))
        }
        error={form.errors.amount}
        decimalScale={unit === 'minutes' ? 2 : 0}
        allowNegative={false}
        hideControls
      />
      <TextInput
        type="date"
        label={t('entitlements:packs.expiresOn')}
        value={expiresOn ?? ''}
        onChange={(event) => form.setFieldValue('expiresOn', event.currentTarget.value || null)}
        error={form.errors.expiresOn}
      />
      <MoneyField label={t('entitlements:packs.price')} {...fieldProps(form, 'price')} />
      <Textarea {...form.getInputProps('note')} label={t('entitlements:packs.note')} autosize />
    </FormDialog>
  )
}
