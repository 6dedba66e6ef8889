import { Button, SegmentedControl } from '@mantine/core'
import { type NotificationFilter, notificationFilters } from '@podpora/contract/notification-kinds'
import { IconBell, IconChecks, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useUnread } from '../../api/unread.ts'
import { useT } from '../../i18n/useT.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { noticeFailed } from '../../ui/notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { notificationsQuery, readNotifications } from './api.ts'
import { NotificationList } from './NotificationList.tsx'
import css from './NotificationsScreen.module.css'

/** What happened that concerns one, newest first. */
export default function NotificationsScreen() {
  const t = useT()
  const errorText = useErrorText()
  const [filter, setFilter] = useState<NotificationFilter>('all')
  const query = useInfiniteQuery(notificationsQuery(filter))
  const { count } = useUnread()
  const newest = query.data?.pages[0]?.items[0]
  // What comes in at this very moment has not been seen.
  const readAll = () =>
    void readNotifications(newest ? { until: newest.at } : {}).catch((error: unknown) =>
      noticeFailed(errorText(error)),
    )

  return (
    <Page
      title={t('notifications:title')}
      action={
        <TextLink to="/settings/notifications" className={css.settings}>
          <IconSettings size={16} stroke={1.5} aria-hidden />
          {t('notifications:choose')}
        </TextLink>
      }
    >
      <div className={css.bar}>
        <SegmentedControl
          aria-label={t('notifications:filter')}
          value={filter}
          onChange={(value) => setFilter(notificationFilters.find((name) => name === value) ?? 'all')}
          data={notificationFilters.map((value) => ({ value, label: t(`notifications:filters.${value}`) }))}
        />
        <Button
          variant="default"
          leftSection={<IconChecks size={16} stroke={1.5} />}
          disabled={count === 0}
          onClick={readAll}
        >
          {t('notifications:readAll')}
        </Button>
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const list = pages.flatMap((page) => page.items)
          if (list.length === 0)
            return (
              <EmptyState
                title={t(`notifications:empty.${filter}`)}
                icon={<IconBell size={24} stroke={1.5} aria-hidden />}
              >
                {t('notifications:emptyWhy')}
              </EmptyState>
            )
          return (
            <>
              <NotificationList list={list} />
              <MoreButton query={query} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
