import { ActionIcon, Tooltip } from '@mantine/core'
import type { View } from '@podpora/contract/builtin'
import {
  IconAdjustmentsHorizontal,
  IconBookmark,
  IconChecks,
  IconInbox,
  IconMailOff,
  IconPlus,
  IconTrash,
  IconUser,
  IconUserQuestion,
  IconUsers,
  IconUsersGroup,
  IconZzz,
} from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { keyHint } from '../../ui/commands.ts'
import { useCommands } from '../../ui/keyboard.ts'
import { later } from '../../ui/later.ts'
import { ticketsQuery } from '../tickets/api.ts'
import { countsQuery } from './api.ts'
import type { ChosenView } from './arranged.ts'
import { useShownViews } from './useShownViews.ts'
import { useViewTitle } from './useView.ts'
import css from './ViewNav.module.css'
import { viewCommand } from './viewKeys.ts'

const ViewDialog = lazy(later(() => import('./ViewDialog.tsx')))
const ArrangeDialog = lazy(later(() => import('./ArrangeDialog.tsx')))

const icons: Record<View, typeof IconInbox> = {
  mine: IconUser,
  groups: IconUsersGroup,
  unassigned: IconUserQuestion,
  open: IconInbox,
  snoozed: IconZzz,
  solved: IconChecks,
  junk: IconMailOff,
  deleted: IconTrash,
}
const iconOf = ({ name, saved }: ChosenView) =>
  saved ? (saved.sharedWith === 'me' ? IconBookmark : IconUsers) : icons[name as View]

/** The views, each with how many tickets stand in it. */
export default function ViewNav({ folded }: { folded: boolean }) {
  const t = useT()
  const navigate = useNavigate()
  const views = useShownViews()
  const [dialog, setDialog] = useState<'new' | 'arrange' | null>(null)
  // What takes long to count comes a moment after the rest.
  useQuery({
    ...countsQuery,
    refetchInterval: ({ state: { data } }) =>
      data && views.some(({ name }) => data[name] === undefined) ? 2000 : false,
  })
  const go = (view: string) => void navigate({ to: '/views/$view', params: { view } })
  const named = views.flatMap(({ name }) => {
    const command = viewCommand(name)
    return command ? [[command, () => go(name)]] : []
  })
  useCommands({
    ...Object.fromEntries(named),
    'views.new': () => setDialog('new'),
    'views.arrange': () => setDialog('arrange'),
    'view.numbered': (which) => {
      const view = views[which]
      if (view) go(view.name)
    },
  })
  return (
    <>
      <div className={css.head} data-folded={folded || undefined}>
        <span className={css.heading}>{t('views:heading')}</span>
        <Tooltip label={t('views:arrange.open')}>
          <ActionIcon size="sm" aria-label={t('views:arrange.open')} onClick={() => setDialog('arrange')}>
            <IconAdjustmentsHorizontal size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('views:new')}>
          <ActionIcon size="sm" aria-label={t('views:new')} onClick={() => setDialog('new')}>
            <IconPlus size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className={css.views} data-folded={folded || undefined} aria-label={t('tickets:views.label')}>
        {views.map((view, i) => (
          <li key={view.name}>
            <ViewLink view={view} index={i} folded={folded} />
          </li>
        ))}
      </ul>
      <Suspense>
        {dialog === 'new' && <ViewDialog view={null} onClose={() => setDialog(null)} />}
        {dialog === 'arrange' && <ArrangeDialog onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  )
}

function ViewLink({ view, index, folded }: { view: ChosenView; index: number; folded: boolean }) {
  const t = useT()
  const client = useQueryClient()
  const title = useViewTitle()(view)
  const { data: counts } = useQuery(countsQuery)
  const Icon = iconOf(view)
  const count = counts?.[view.name]
  const command = viewCommand(view.name)
  const hint = command ? keyHint(command) : index < 9 ? `G ${index + 1}` : null
  // The rows are on their way before the button is pressed.
  const prefetch = () => void client.prefetchInfiniteQuery(ticketsQuery(view.listing))
  return (
    <Tooltip
      label={folded ? [title, hint].filter(Boolean).join(' · ') : hint}
      position="right"
      openDelay={folded ? 0 : 800}
      disabled={!folded && !hint}
    >
      <Link
        to="/views/$view"
        params={{ view: view.name }}
        className={css.view}
        activeOptions={{ exact: false, includeSearch: false }}
        onPointerEnter={prefetch}
        onFocus={prefetch}
      >
        <Icon size={18} stroke={1.5} aria-hidden />
        <span className={css.name}>{title}</span>
        {typeof count === 'number' &&
          count > 0 &&
          view.name !== 'solved' &&
          view.name !== 'deleted' &&
          view.name !== 'junk' && (
            <span className={css.count} title={t('tickets:viewCount', { count })}>
              {count > 999 ? '999+' : count}
            </span>
          )}
      </Link>
    </Tooltip>
  )
}
