import { Tooltip } from '@mantine/core'
import type { View } from '@podpora/contract/tickets'
import { IconChecks, IconInbox, IconUser, IconUserQuestion, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useT } from '../../i18n/useT.ts'
import { useKeys } from '../../ui/keyboard.ts'
import { countsQuery, views } from './api.ts'
import css from './ViewNav.module.css'

const icons: Record<View, typeof IconInbox> = {
  mine: IconUser,
  groups: IconUsersGroup,
  unassigned: IconUserQuestion,
  open: IconInbox,
  solved: IconChecks,
}
const keyOf: Record<View, string> = { mine: 'M', groups: 'G', unassigned: 'U', open: 'O', solved: 'S' }

/** The views, each with how many tickets stand in it. */
export default function ViewNav({ folded }: { folded: boolean }) {
  const t = useT()
  const navigate = useNavigate()
  const { data: counts } = useQuery(countsQuery)
  useKeys(
    Object.fromEntries(
      views.map((view) => [
        `g ${keyOf[view].toLowerCase()}`,
        () => void navigate({ to: '/views/$view', params: { view } }),
      ]),
    ),
  )
  return (
    <ul className={css.views} data-folded={folded || undefined} aria-label={t('tickets:views.label')}>
      {views.map((view) => {
        const Icon = icons[view]
        const name = t(`tickets:views.${view}`)
        const count = counts?.[view]
        return (
          <li key={view}>
            <Tooltip
              label={folded ? `${name} · G ${keyOf[view]}` : `G ${keyOf[view]}`}
              position="right"
              openDelay={folded ? 0 : 800}
            >
              <Link to="/views/$view" params={{ view }} className={css.view} activeOptions={{ exact: false }}>
                <Icon size={18} stroke={1.5} aria-hidden />
                <span className={css.name}>{name}</span>
                {count !== undefined && count > 0 && view !== 'solved' && (
                  <span className={css.count} title={t('tickets:viewCount', { count })}>
                    {count > 999 ? '999+' : count}
                  </span>
                )}
              </Link>
            </Tooltip>
          </li>
        )
      })}
    </ul>
  )
}
