import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconBell, IconBellOff, IconUserPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { Chooser } from '../../ui/Chooser.tsx'
import { withKey } from '../../ui/commands.ts'
import { PersonMark } from '../../ui/PersonMark.tsx'
import { useDirectory } from '../directory/api.ts'
import { followersQuery } from './api.ts'
import css from './Followers.module.css'
import { useFollow } from './useFollow.ts'

/** Who hears of what happens in a ticket beside the person who has it. */
export function Followers({ ticketId }: { ticketId: number }) {
  const t = useT()
  const me = useMe()
  const { agents } = useDirectory()
  const { data: followers = [] } = useQuery(followersQuery(ticketId))
  const { follow, toggle } = useFollow(ticketId)
  const isFollower = (id: number) => followers.some((f) => f.agentId === id)
  const follows = isFollower(me.id)
  const others = agents.filter((a) => a.state === 'active' && !isFollower(a.id))
  const people = followers.flatMap((f) => agents.find((a) => a.id === f.agentId) ?? [])
  const Icon = follows ? IconBellOff : IconBell

  return (
    <section className={css.followers} aria-label={t('notifications:followers')}>
      <div className={css.head}>
        <Tooltip
          label={withKey(follows ? t('notifications:unfollow') : t('notifications:follow'), 'ticket.follow')}
        >
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon size={14} stroke={1.5} />}
            onClick={() => void toggle()}
          >
            {follows ? t('notifications:unfollow') : t('notifications:follow')}
          </Button>
        </Tooltip>
        <Chooser
          label={t('notifications:addFollower')}
          value=""
          choices={others.map((a) => ({
            value: String(a.id),
            label: a.name,
            mark: <PersonMark name={a.name} size={20} />,
          }))}
          searchLabel={t('notifications:addFollower')}
          nothingFound="—"
          onChoose={(id) => void follow(Number(id), true)}
        >
          <IconUserPlus size={16} stroke={1.5} aria-hidden />
        </Chooser>
      </div>
      {people.length > 0 && (
        <ul className={css.list} aria-label={t('notifications:followers')}>
          {people.map((person) => (
            <li key={person.id}>
              <PersonMark name={person.name} size={20} />
              <span className={css.name}>{person.name}</span>
              {person.id !== me.id && (
                <ActionIcon
                  size="sm"
                  aria-label={t('notifications:removeFollower', { name: person.name })}
                  onClick={() => void follow(person.id, false)}
                >
                  <IconX size={14} stroke={1.5} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
