import { NumberInput, SegmentedControl, TagsInput, TextInput } from '@mantine/core'
import { keyOf } from '@podpora/contract/filtering'
import type { CustomCondition } from '@podpora/contract/filters'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { useFields } from '../fields/api.ts'
import { useFieldWords } from '../fields/useCustomWords.ts'
import { useAskedName } from './useConditionText.ts'
import type { Option } from './useOptions.ts'
import { Values } from './Values.tsx'

type Props<C = CustomCondition> = { condition: C; onChange: (condition: CustomCondition) => void }
type Listed = Extract<CustomCondition, { values: unknown[] }>
type Span = Extract<CustomCondition, { op: 'between' }>

/** A condition about one of the company's own fields, as its type asks for. */
export function CustomEditor({ condition, onChange }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  const { nameOf } = useFieldWords()
  const field = useFields().find((one) => one.key === keyOf(condition))
  if (!field) return t('views:custom.unseenAbout')
  if (field.type === 'number' || field.type === 'date')
    return <SpanEditor condition={condition} date={field.type === 'date'} onChange={onChange} />
  if (condition.op === 'between') return null
  if (field.type === 'text' || field.type === 'link')
    return <TextEditor condition={condition} onChange={onChange} />
  const choices: Option[] =
    field.type === 'person'
      ? agents.map(({ id, name }) => ({ value: id, label: name }))
      : field.choices.map((choice) => ({ value: choice.key, label: nameOf(choice) }))
  const options = [{ value: null, label: t('fields:empty') }, ...choices]
  return <Values condition={condition} options={options} onChange={onChange} />
}

const isEmpty = ({ values }: Listed) => values.length === 1 && values[0] === null

function TextEditor({ condition, onChange }: Props<Listed>) {
  const t = useT()
  const label = useAskedName()(condition.field)
  const { field, op } = condition
  const said = isEmpty(condition) ? (op === 'is' ? 'empty' : 'filled') : op
  const set = (next: string) => {
    const values = isEmpty(condition) ? [] : condition.values
    if (next === 'is' || next === 'not') onChange({ field, op: next, values })
    else onChange({ field, op: next === 'empty' ? 'is' : 'not', values: [null] })
  }
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={said}
        onChange={set}
        data={[
          { value: 'is', label: t('views:op.is') },
          { value: 'not', label: t('views:op.not') },
          { value: 'empty', label: t('views:custom.empty') },
          { value: 'filled', label: t('views:custom.filled') },
        ]}
      />
      {!isEmpty(condition) && (
        <TagsInput
          aria-label={label}
          placeholder={condition.values.length === 0 ? t('views:custom.textHint') : ''}
          value={condition.values.map(String)}
          acceptValueOnBlur
          maxTags={50}
          onChange={(values) => onChange({ field, op, values })}
          data-autofocus
        />
      )}
    </>
  )
}

function SpanEditor({ condition, date, onChange }: Props & { date: boolean }) {
  const t = useT()
  const label = useAskedName()(condition.field)
  const { field } = condition
  const span: Span = { field, op: 'between', from: null, to: null }
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={condition.op === 'between' ? 'between' : 'empty'}
        onChange={(next) => onChange(next === 'between' ? span : { field, op: 'is', values: [null] })}
        data={[
          { value: 'between', label: t('views:custom.between') },
          { value: 'empty', label: t('views:custom.empty') },
        ]}
      />
      {condition.op === 'between' &&
        (['from', 'to'] as const).map((end) => (
          <Bound
            key={end}
            label={t(`views:custom.${end}`)}
            date={date}
            value={condition[end]}
            onChange={(value) => onChange({ ...condition, [end]: value })}
          />
        ))}
    </>
  )
}

type Edge = Span['from']
type BoundProps = { label: string; date: boolean; value: Edge; onChange: (value: Edge) => void }

function Bound({ label, date, value, onChange }: BoundProps) {
  return date ? (
    <TextInput
      type="date"
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  ) : (
    <NumberInput
      label={label}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  )
}
