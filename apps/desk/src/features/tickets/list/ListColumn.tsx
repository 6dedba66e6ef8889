import { ActionIcon, Menu, Title, Tooltip, UnstyledButton } from '@mantine/core'
import type { View } from '@podpora/contract/tickets'
import { IconChevronDown, IconPencilPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { BulkFoot } from '../../bulk/BulkFoot.tsx'
import { views } from '../api.ts'
import css from './ListColumn.module.css'
import { TicketList } from './TicketList.tsx'

type Props = { view: View; open: number | null; active: boolean; phone: boolean; onNew: () => void }

export function ListColumn({ view, open, active, phone, onNew }: Props) {
  const t = useT()
  const may = useMay()
  const name = t(`tickets:views.${view}`)
  return (
    <section className={css.column} aria-label={t('tickets:list.label', { view: name })} inert={!active}>
      <header className={css.head}>
        {phone ? (
          <ViewMenu view={view} />
        ) : (
          <Title order={1} className={css.title}>
            {name}
          </Title>
        )}
        {may('ticket.create') && (
          <Tooltip label={`${t('tickets:list.new')} · C`}>
            <ActionIcon size="lg" aria-label={t('tickets:list.new')} onClick={onNew}>
              <IconPencilPlus size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <TicketList key={view} view={view} open={open} active={active} />
      <BulkFoot view={view} />
    </section>
  )
}

/** On a phone the navigation has no room for the views: the title opens them. */
function ViewMenu({ view }: { view: View }) {
  const t = useT()
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={css.viewMenu}>
          <Title order={1} className={css.title}>
            {t(`tickets:views.${view}`)}
          </Title>
          <IconChevronDown size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((other) => (
          <Menu.Item
            key={other}
            renderRoot={(props) => <Link {...props} to="/views/$view" params={{ view: other }} />}
          >
            {t(`tickets:views.${other}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
