import { Button, Fieldset, Group, MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Plan, PlanInput, PlanNotices, PlanTerms } from '@podpora/contract/contracts'
import { planUnits } from '@podpora/contract/entitlement-kinds'
import { ranks } from '@podpora/contract/ordering'
import type { TicketKind } from '@podpora/contract/tickets'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { fieldProps } from '../../ui/fieldProps.ts'
import { MoneyField } from '../../ui/MoneyField.tsx'
import { noticeDone } from '../../ui/notice.tsx'
import { useSubmit } from '../../ui/useSubmit.ts'
import { useDirectory } from '../directory/api.ts'
import { calendarsQuery } from '../levels/api.ts'
import { PlanMaterials } from '../materials/PlanMaterials.tsx'
import { OverageFields, RollOverFields } from './AllowanceFields.tsx'
import { changePlan, createPlan } from './api.ts'
import { NoticeFields } from './NoticeFields.tsx'
import { RateFields } from './RateFields.tsx'
import { VisitFields } from './VisitFields.tsx'

type Props = { plan: Plan | null; onClose: () => void }

const standard: PlanTerms = {
  kinds: [],
  channels: [],
  productIds: [],
  lineIds: [],
  unit: 'minutes',
  monthly: 60,
  rollOver: 0,
  roundTo: 15,
  overage: 'block',
  monthPrice: null,
  overPrice: null,
  calendarId: null,
  rates: [],
  visits: null,
}
const silent: PlanNotices = { on: false, before: [30, 7], after: [7] }
const kinds = Object.keys(ranks.kind) as TicketKind[]

/** What a plan gives, and what it costs. */
export function PlanDialog({ plan, onClose }: Props) {
  const t = useT()
  const { lines, products } = useDirectory()
  const seesCalendars = useMay()('level.manage')
  const calendars = useQuery({ ...calendarsQuery, enabled: seesCalendars }).data ?? []
  const form = useForm<PlanInput & { notices: PlanNotices }>({
    mode: 'controlled',
    initialValues: {
      name: plan?.name ?? '',
      lineId: plan?.lineId ?? null,
      terms: plan?.terms ?? standard,
      notices: plan?.notices ?? silent,
    },
  })
  const { terms, lineId, notices } = form.getValues()
  const set = (change: Partial<PlanTerms>) => form.setFieldValue('terms', { ...terms, ...change })
  const save = (values: PlanInput, archived: boolean) =>
    plan ? changePlan(plan.id, { ...values, version: plan.version, archived }) : createPlan(values)
  const sending = useSubmit(
    form,
    async (values) => {
      await save(values, plan?.archivedAt != null)
      onClose()
      noticeDone(t('saved'))
    },
    { name_taken: 'name' },
  )
  const archive = () => save(form.getValues(), plan?.archivedAt == null).then(onClose)
  return (
    <FormDialog
      title={plan ? plan.name : t('entitlements:plans.add')}
      sending={sending}
      aside={
        plan && (
          <Button variant="subtle" title={t('entitlements:plans.archiveWhy')} onClick={() => void archive()}>
            {t(plan.archivedAt ? 'entitlements:plans.unarchive' : 'entitlements:plans.archive')}
          </Button>
        )
      }
      onClose={onClose}
      wide
    >
      {plan && (
        <Text size="sm" c="dimmed">
          {t('entitlements:plans.keepTerms')}
        </Text>
      )}
      <TextInput
        {...form.getInputProps('name')}
        label={t('entitlements:plans.name')}
        description={t('entitlements:plans.nameExample')}
        autoComplete="off"
        data-autofocus
      />
      <Fieldset legend={t('entitlements:plans.what')}>
        <MultiSelect
          label={t('entitlements:plans.kinds')}
          placeholder={terms.kinds.length === 0 ? t('entitlements:plans.all') : ''}
          data={kinds
            .filter((kind) => kind !== 'unsorted')
            .map((value) => ({ value, label: t(`tickets:kind.${value}`) }))}
          value={terms.kinds}
          onChange={(next) => set({ kinds: next as TicketKind[] })}
          hidePickedOptions
        />
        {products.length > 0 && (
          <MultiSelect
            label={t('entitlements:plans.products')}
            placeholder={terms.productIds.length === 0 ? t('entitlements:plans.all') : ''}
            data={products.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={terms.productIds.map(String)}
            onChange={(ids) => set({ productIds: ids.map(Number) })}
            hidePickedOptions
            searchable
            mt="sm"
          />
        )}
        {lines.length > 0 && (
          <Select
            label={t('entitlements:plans.line')}
            description={t('entitlements:plans.lineWhy')}
            placeholder={t('entitlements:plans.usualLine')}
            data={lines.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={lineId === null ? null : String(lineId)}
            onChange={(id) => form.setFieldValue('lineId', id === null ? null : Number(id))}
            error={form.errors.lineId}
            clearable
            mt="sm"
          />
        )}
        {lines.length > 0 && (
          <MultiSelect
            label={t('entitlements:plans.lines')}
            description={t('entitlements:plans.linesWhy')}
            placeholder={terms.lineIds.length === 0 ? t('entitlements:plans.all') : ''}
            data={lines.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={terms.lineIds.map(String)}
            onChange={(ids) => set({ lineIds: ids.map(Number) })}
            error={form.errors['terms.lineIds']}
            hidePickedOptions
            mt="sm"
          />
        )}
      </Fieldset>
      <Fieldset legend={t('entitlements:plans.howMuch')}>
        <Group grow align="flex-start" gap="sm">
          <Select
            label={t('entitlements:plans.unit')}
            data={planUnits.map((value) => ({ value, label: t(`entitlements:unit.${value}`) }))}
            value={terms.unit}
            onChange={(unit) => unit && set({ unit: unit as PlanTerms['unit'] })}
            allowDeselect={false}
          />
          {terms.unit !== 'unlimited' && (
            <NumberInput
              label={t(`entitlements:plans.monthly.${terms.unit}`)}
              value={terms.unit === 'minutes' ? terms.monthly / 60 : terms.monthly}
              onChange={(next) =>
                set({ monthly: terms.unit === 'minutes' ? Math.round(Number(next) * 60) : Number(next) })
              }
              decimalScale={terms.unit === 'minutes' ? 2 : 0}
              allowNegative={false}
              hideControls
            />
          )}
        </Group>
        {terms.unit !== 'unlimited' && <Limits terms={terms} set={set} />}
      </Fieldset>
      <Fieldset legend={t('entitlements:plans.price')}>
        <MoneyField
          label={t('entitlements:plans.monthPrice')}
          value={terms.monthPrice}
          onChange={(monthPrice) => set({ monthPrice })}
        />
        {terms.unit !== 'unlimited' && (
          <OverageFields unit={terms.unit} terms={terms} set={set} error={form.errors['terms.overPrice']} />
        )}
      </Fieldset>
      <VisitFields
        visits={terms.visits}
        onChange={(visits) => set({ visits })}
        error={form.errors['terms.visits.overPrice']}
      />
      {plan && <PlanMaterials planId={plan.id} />}
      <NoticeFields notices={notices} onChange={(next) => form.setFieldValue('notices', next)} />
      {terms.unit === 'minutes' && (
        <RateFields
          rates={terms.rates}
          onRates={(rates) => set({ rates })}
          calendar={seesCalendars ? { calendars, ...calendarOf(terms, set) } : null}
          error={fieldProps(form, 'terms').error ?? form.errors['terms.calendarId']}
          lineError={(place) => form.errors[`terms.rates.${place}.lineId`]}
        />
      )}
    </FormDialog>
  )
}

const calendarOf = ({ calendarId }: PlanTerms, set: (change: Partial<PlanTerms>) => void) => ({
  value: calendarId,
  onChange: (id: number | null) => set({ calendarId: id }),
})

/** What becomes of what is left at the end of a month, and in which steps time counts. */
function Limits({ terms, set }: { terms: PlanTerms; set: (change: Partial<PlanTerms>) => void }) {
  const t = useT()
  return (
    <>
      <RollOverFields value={terms.rollOver} onChange={(rollOver) => set({ rollOver })} />
      {terms.unit === 'minutes' && (
        <NumberInput
          label={t('entitlements:plans.roundTo')}
          description={t('entitlements:plans.roundToWhy')}
          suffix={` ${t('lineSettings:lines.minutes')}`}
          value={terms.roundTo}
          onChange={(next) => set({ roundTo: Math.max(1, Number(next)) })}
          min={1}
          max={480}
          allowDecimal={false}
          mt="sm"
        />
      )}
    </>
  )
}
