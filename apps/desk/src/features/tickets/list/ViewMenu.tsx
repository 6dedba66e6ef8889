import { Menu, Title, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useShownViews } from '../../views/useShownViews.ts'
import { type CurrentView, useViewTitle } from '../../views/useView.ts'
import css from './ListColumn.module.css'

/** On a phone the navigation has no room for the views: the title opens them. */
export default function ViewMenu({ view }: { view: CurrentView }) {
  const titleOf = useViewTitle()
  const views = useShownViews()
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={css.viewMenu}>
          <Title order={1} className={css.title}>
            {view.title}
          </Title>
          <IconChevronDown size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((other) => (
          <Menu.Item
            key={other.name}
            renderRoot={(props) => <Link {...props} to="/views/$view" params={{ view: other.name }} />}
          >
            {titleOf(other)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
