import { Button, Menu } from '@mantine/core'
import { priorities, ticketKinds, ticketStatuses } from '@podpora/contract/tickets'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { useFields } from '../fields/api.ts'
import { useFieldWords } from '../fields/useCustomWords.ts'
import css from './Filters.module.css'
import { chosenFilter, filterText, toggleFilter } from './filterText.ts'
import { begun, choicesOf } from './ownFilters.ts'

type Choice = { filter: string; label: string }
type Props = { query: string; onChange: (query: string) => void; onBegin: (query: string) => void }

/** The filters to click; each of them writes into the box what one could have typed, or begins what has to be typed on. */
export function Filters({ query, onChange, onBegin }: Props) {
  const t = useT()
  const { agents, groups, brands } = useDirectory()
  const status = [
    { filter: 'is:unsolved', label: t('search:filters.unsolved') },
    ...ticketStatuses.map((name) => ({ filter: `is:${name}`, label: t(`tickets:status.${name}`) })),
  ]
  const named = (name: string, list: { name: string }[]) =>
    list.map((one) => ({ filter: filterText(name, one.name), label: one.name }))
  const people = [
    { filter: 'is:mine', label: t('search:filters.mine') },
    { filter: 'is:unassigned', label: t('search:filters.unassigned') },
    ...named(
      'to',
      agents.filter((agent) => agent.state === 'active'),
    ),
  ]
  const menu = (label: string, choices: Choice[]) => (
    <FilterMenu label={label} choices={choices} query={query} onChange={onChange} />
  )
  const files = { filter: 'has:attachment', label: t('search:filters.files') }
  const withFiles = chosenFilter(query, [files.filter]) !== undefined
  return (
    <fieldset className={css.filters} aria-label={t('search:filters.label')}>
      {menu(t('search:filters.status'), status)}
      {menu(t('search:filters.assignee'), people)}
      {groups.length > 1 && menu(t('search:filters.group'), named('group', groups))}
      {brands.length > 1 && menu(t('search:filters.brand'), named('brand', brands))}
      {menu(
        t('search:filters.priority'),
        priorities.map((name) => ({ filter: `priority:${name}`, label: t(`tickets:priority.${name}`) })),
      )}
      {menu(
        t('search:filters.kind'),
        ticketKinds.map((name) => ({ filter: `kind:${name}`, label: t(`tickets:kind.${name}`) })),
      )}
      <Button
        size="compact-sm"
        variant={withFiles ? 'light' : 'default'}
        aria-pressed={withFiles}
        onClick={() => onChange(toggleFilter(query, files.filter))}
      >
        {files.label}
      </Button>
      <OwnFilters query={query} onChange={onChange} onBegin={onBegin} />
    </fieldset>
  )
}

/** By the fields of the company's own that the reader sees; nothing where there are none. */
function OwnFilters({ query, onChange, onBegin }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  const { nameOf } = useFieldWords()
  const fields = useFields().filter((field) => field.archivedAt === null)
  if (fields.length === 0) return null
  const asked = fields.some((field) => query.includes(begun(field)))
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant={asked ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
        >
          {t('views:custom.own')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        {fields.map((field) => {
          const choices = choicesOf(field, { nameOf, agents })
          if (choices.length === 0)
            return (
              <Menu.Item key={field.key} onClick={() => onBegin(`${query.trim()} ${begun(field)}`.trim())}>
                {nameOf(field)}
              </Menu.Item>
            )
          return <OwnChoice key={field.key} label={nameOf(field)} {...{ choices, query, onChange }} />
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

type OwnChoiceProps = Omit<Props, 'onBegin'> & { label: string; choices: Choice[] }

function OwnChoice({ label, choices, query, onChange }: OwnChoiceProps) {
  const all = choices.map((choice) => choice.filter)
  const chosen = chosenFilter(query, all)
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{label}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.filter}
            aria-current={choice.filter === chosen || undefined}
            rightSection={choice.filter === chosen && <IconCheck size={16} stroke={1.5} aria-hidden />}
            onClick={() => onChange(toggleFilter(query, choice.filter, all))}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}

function FilterMenu({
  label,
  choices,
  query,
  onChange,
}: Omit<Props, 'onBegin'> & { label: string; choices: Choice[] }) {
  const t = useT()
  const all = choices.map((choice) => choice.filter)
  const chosen = choices.find((choice) => choice.filter === chosenFilter(query, all))
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant={chosen ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
        >
          {chosen ? `${label}: ${chosen.label}` : label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        {chosen && (
          <Menu.Item onClick={() => onChange(toggleFilter(query, chosen.filter))}>
            {t('search:filters.any')}
          </Menu.Item>
        )}
        {choices.map((choice) => (
          <Menu.Item
            key={choice.filter}
            rightSection={choice === chosen && <IconCheck size={16} stroke={1.5} aria-hidden />}
            onClick={() => choice !== chosen && onChange(toggleFilter(query, choice.filter, all))}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
