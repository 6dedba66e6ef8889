import { Select, SimpleGrid, Stack, TagsInput } from '@mantine/core'
import type { TicketActions } from '@podpora/contract/actions'
import { useLanguage, useT } from '../../i18n/useT.ts'
import type { Choice } from '../../ui/Chooser.tsx'
import { languageChoices } from '../tickets/side/languageChoices.ts'
import { none, useChoices } from '../tickets/ticket/choices.tsx'
import { DeedActions } from './DeedActions.tsx'
import { OwnFieldActions } from './OwnFieldActions.tsx'
import { TextAction } from './TextAction.tsx'

type Props = {
  actions: TicketActions
  onChange: (actions: TicketActions) => void
  /** What is wrong with a text, by its field. */
  errors?: Partial<Record<'answer' | 'note', React.ReactNode>>
}

/** Everything that can be done to a ticket at once. What is left empty stays as it is. */
export function ActionsEditor({ actions, onChange, errors = {} }: Props) {
  const t = useT()
  const reader = useLanguage()
  const choices = useChoices()
  const set = <K extends keyof TicketActions>(name: K, value: TicketActions[K] | undefined) => {
    const { [name]: _, ...others } = actions
    onChange(value === undefined ? others : { ...others, [name]: value })
  }
  const select = (
    label: string,
    list: Choice[],
    value: string | undefined,
    choose: (value?: string) => void,
  ) => (
    <Select
      label={label}
      placeholder={t('macros:editor.keep')}
      data={list.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value ?? null}
      onChange={(chosen) => choose(chosen ?? undefined)}
      searchable={list.length > 8}
      nothingFoundMessage={t('bulk:nothingFound')}
      clearable
      clearButtonProps={{ 'aria-label': t('macros:editor.keep') }}
    />
  )
  const plain = (name: 'status' | 'priority' | 'kind', list: Choice[]) =>
    select(t(`tickets:ticket.${name}`), list, actions[name], (value) => set(name, value as never))
  const id = (
    name: 'groupId' | 'assigneeId' | 'brandId' | 'productId' | 'language',
    label: string,
    list: Choice[],
  ) => {
    const now = actions[name]
    const chosen = now === undefined ? undefined : now === null ? none : String(now)
    return select(label, list, chosen, (value) => set(name, idOf(name, value) as never))
  }
  const tags = (name: 'addTags' | 'removeTags') => (
    <TagsInput
      label={t(`bulk:actions.${name}`)}
      value={actions[name] ?? []}
      splitChars={[',']}
      acceptValueOnBlur
      maxTags={50}
      onChange={(next) => {
        const clean = next.map((tag) => tag.trim().slice(0, 60)).filter(Boolean)
        set(name, clean.length > 0 ? clean : undefined)
      }}
    />
  )
  const whoever: Choice = { value: 'me', label: t('bulk:actions.me') }

  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {plain('status', choices.status)}
        {id('assigneeId', t('tickets:ticket.assignee'), [whoever, ...choices.assignee])}
        {id('groupId', t('tickets:ticket.group'), choices.group)}
        {plain('priority', choices.priority)}
        {plain('kind', choices.kind)}
        {id(
          'language',
          t('tickets:ticket.language'),
          languageChoices(reader, null, t('tickets:language.none')),
        )}
        {choices.product.length > 1 && id('productId', t('tickets:ticket.product'), choices.product)}
        {choices.brand.length > 1 && id('brandId', t('tickets:ticket.brand'), choices.brand)}
        <DeedActions actions={actions} onSet={set} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {tags('addTags')}
        {tags('removeTags')}
      </SimpleGrid>
      <OwnFieldActions custom={actions.custom ?? {}} onChange={(custom) => set('custom', custom)} />
      {(['answer', 'note'] as const).map((name) => (
        <TextAction
          key={name}
          label={t(`bulk:actions.${name}`)}
          html={actions[name]}
          error={errors[name]}
          onChange={(html) => set(name, html)}
        />
      ))}
    </Stack>
  )
}

function idOf(name: string, value: string | undefined): number | string | null | undefined {
  if (value === undefined || value === 'me') return value
  if (value === none) return null
  return name === 'language' ? value : Number(value)
}
