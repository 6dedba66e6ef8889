import { ActionIcon, MultiSelect, Tooltip } from '@mantine/core'
import type { Field } from '@podpora/contract/fields'
import type { FieldValue } from '@podpora/contract/tickets'
import { IconExternalLink } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { type Choice, Chooser } from '../../ui/Chooser.tsx'
import { PersonMark } from '../../ui/PersonMark.tsx'
import { useDirectory } from '../directory/api.ts'
import css from './CustomFields.module.css'
import { InlineValue } from './InlineValue.tsx'
import { useFieldWords } from './useCustomWords.ts'

type Props = {
  field: Field
  value: FieldValue | null
  disabled: boolean
  /** It was demanded, and is empty still. */
  missing?: boolean | undefined
  onChange: (value: FieldValue | null) => void
}

/** A field's name, and what it holds in a way that fits its type. */
export function FieldLine(props: Props) {
  const { nameOf } = useFieldWords()
  const { field, value } = props
  return (
    <div className={css.line} data-field={field.key} data-missing={props.missing || undefined}>
      <span className={css.name} title={field.help || nameOf(field)} aria-hidden>
        {nameOf(field)}
        {field.requiredOn.length > 0 && ' *'}
      </span>
      <span className={css.value}>
        {field.type === 'choice' || field.type === 'person' ? (
          <OneOfMany {...props} />
        ) : field.type === 'choices' ? (
          <Several {...props} />
        ) : (
          <InlineValue {...props} />
        )}
        {field.type === 'link' && typeof value === 'string' && <OpenLink address={value} />}
      </span>
    </div>
  )
}

/** The choice that stands for no value. */
const nothing = ''
/** A longer list can be looked through. */
const many = 10

function OneOfMany({ field, value, disabled, onChange }: Props) {
  const t = useT()
  const { nameOf, valueText } = useFieldWords()
  const { agents } = useDirectory()
  const person = field.type === 'person'
  const choices: Choice[] = person
    ? agents
        .filter((agent) => agent.state === 'active')
        .map(({ id, name }) => ({
          value: String(id),
          label: name,
          mark: <PersonMark name={name} size={20} />,
        }))
    : field.choices
        .filter((choice) => !choice.archived)
        .map((choice) => ({ value: choice.key, label: nameOf(choice) }))
  const chosen = value === null ? undefined : valueText(field, value)
  return (
    <Chooser
      label={nameOf(field)}
      value={String(value ?? nothing)}
      choices={value === null ? choices : [{ value: nothing, label: t('fields:clear') }, ...choices]}
      disabled={disabled}
      {...(person || choices.length > many
        ? { searchLabel: t('fields:search'), nothingFound: t('fields:nothingFound') }
        : {})}
      onChoose={(key) => onChange(key === nothing ? null : person ? Number(key) : key)}
    >
      {person && chosen && <PersonMark name={chosen} size={20} />}
      <span className={css.text} data-quiet={value === null || undefined}>
        {chosen ?? t('fields:empty')}
      </span>
    </Chooser>
  )
}

function Several({ field, value, disabled, onChange }: Props) {
  const t = useT()
  const { nameOf } = useFieldWords()
  const chosen = Array.isArray(value) ? value : []
  return (
    <MultiSelect
      aria-label={nameOf(field)}
      variant="unstyled"
      size="sm"
      className={css.several}
      classNames={{ pill: css.pill ?? '', inputField: css.pillField ?? '' }}
      data={field.choices
        .filter((choice) => !choice.archived || chosen.includes(choice.key))
        .map((choice) => ({ value: choice.key, label: nameOf(choice) }))}
      value={chosen}
      disabled={disabled}
      placeholder={chosen.length === 0 ? t('fields:empty') : ''}
      nothingFoundMessage={t('fields:nothingFound')}
      searchable={field.choices.length > many}
      hidePickedOptions
      onChange={onChange}
    />
  )
}

/** Opens a page that somebody else wrote down: it learns nothing of where the reader comes from. */
function OpenLink({ address }: { address: string }) {
  const t = useT()
  if (!/^https?:\/\//i.test(address)) return null
  const label = t('fields:open', { address })
  return (
    <Tooltip label={label}>
      <ActionIcon component="a" href={address} target="_blank" rel="noopener noreferrer" aria-label={label}>
        <IconExternalLink size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
