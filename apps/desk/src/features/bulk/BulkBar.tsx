import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core'
import type { BulkActions } from '@podpora/contract/actions'
import type { ViewFilter } from '@podpora/contract/filters'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { type Choice, Chooser } from '../../ui/Chooser.tsx'
import { withKey } from '../../ui/commands.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { later } from '../../ui/later.ts'
import { noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { idOrNull, useChoices } from '../tickets/ticket/choices.tsx'
import { countSelected, startRun } from './api.ts'
import css from './BulkBar.module.css'
import { focusRow } from './focusRow.ts'
import { clearSelection, readSelection, selectWhole, showRun, useSelection } from './selection.ts'

const MoreActions = lazy(later(() => import('./MoreActions.tsx')))
const MergeChosen = lazy(later(() => import('./MergeChosen.tsx')))
const BulkMacros = lazy(later(() => import('./BulkMacros.tsx')))

/** More are no repetitions of one matter. */
const mostToMerge = 20

/** How many are chosen, and what can be done with all of them. */
export default function BulkBar({ filter }: { filter: ViewFilter }) {
  const t = useT()
  const errorText = useErrorText()
  const choices = useChoices()
  const { ids, whole } = useSelection()
  const [open, setOpen] = useState<'more' | 'macros' | 'merge' | null>(null)
  const mayMerge = useMay()('ticket.change') && !whole && ids.size >= 2 && ids.size <= mostToMerge
  const count = whole ? whole.count : ids.size
  useCommands({ 'selection.clear': clearSelection, 'selection.change': () => setOpen('more') })

  const fail = (reason: unknown) => noticeFailed(errorText(reason))
  const selectAll = () => void countSelected({ filter }).then(({ count }) => selectWhole(filter, count), fail)
  const run = async (actions: BulkActions, macroId?: number) => {
    const { whole: all, ids: some } = readSelection()
    const tickets = all ? { filter: all.filter } : { ids: [...some] }
    const { id } = await startRun({
      clientId: crypto.randomUUID(),
      tickets,
      actions,
      ...(macroId && { macroId }),
    })
    const first = [...some][0]
    clearSelection()
    showRun(id)
    focusRow(first)
  }
  const now = (actions: BulkActions) => void run(actions).catch(fail)
  const choose = (
    label: string,
    list: Choice[],
    actionOf: (value: string) => BulkActions,
    search = false,
  ) => (
    <Chooser
      label={label}
      value=""
      choices={list}
      className={css.choose ?? ''}
      onChoose={(value) => now(actionOf(value))}
      {...(search ? { searchLabel: t('bulk:search'), nothingFound: t('bulk:nothingFound') } : {})}
    >
      <span aria-hidden>{label}</span>
      <IconChevronDown size={14} stroke={1.75} aria-hidden />
    </Chooser>
  )

  return (
    <section className={css.bar} aria-label={t('bulk:label')}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Group gap={4} wrap="nowrap">
          <Tooltip label={withKey(t('bulk:clear'), 'selection.clear')}>
            <ActionIcon aria-label={t('bulk:clear')} onClick={clearSelection}>
              <IconX size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Text size="sm" fw={500} role="status">
            {whole ? t('bulk:whole', { count }) : t('bulk:selected', { count })}
          </Text>
        </Group>
        {!whole && (
          <Button size="compact-sm" variant="subtle" onClick={selectAll}>
            {t('bulk:selectAll')}
          </Button>
        )}
      </Group>
      <div className={css.actions}>
        {choose(
          t('tickets:ticket.assignee'),
          choices.assignee,
          (value) => ({ assigneeId: idOrNull(value) }),
          true,
        )}
        {choose(t('tickets:ticket.status'), choices.status, (value) => ({
          status: value as NonNullable<BulkActions['status']>,
        }))}
        {choose(t('tickets:ticket.priority'), choices.priority, (value) => ({
          priority: value as NonNullable<BulkActions['priority']>,
        }))}
        {choose(t('tickets:ticket.group'), choices.group, (value) => ({ groupId: idOrNull(value) }), true)}
        <Button size="compact-sm" variant="default" onClick={() => setOpen('macros')}>
          {t('macros:one')}
        </Button>
        {mayMerge && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('merge')}>
            {t('bulk:merge.action')}
          </Button>
        )}
        <Tooltip label={withKey(t('bulk:keys.change'), 'selection.change')}>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('more')}>
            {t('bulk:more')}
          </Button>
        </Tooltip>
      </div>
      <Suspense>
        {open === 'more' && <MoreActions count={count} onRun={run} onClose={() => setOpen(null)} />}
        {open === 'merge' && <MergeChosen ids={[...ids]} onClose={() => setOpen(null)} />}
        {open === 'macros' && <BulkMacros count={count} onRun={run} onClose={() => setOpen(null)} />}
      </Suspense>
    </section>
  )
}
