import { useDocumentTitle } from '@mantine/hooks'
import { mostUnread } from '@podpora/contract/notification-kinds'
import { useUnread } from '../api/unread.ts'

/**
 * The name in the browser's tab: how much is unread and what is on the screen come first, tabs are narrow. An empty one
 * leaves it to a part of the screen.
 */
export function useTitle(title: string) {
  const { count } = useUnread()
  const badge = count > 0 ? `(${countText(count)}) ` : ''
  useDocumentTitle(title && `${badge}${title} · Podpora`)
}

/** Counted no further than anybody reads. */
export const countText = (count: number): string =>
  count >= mostUnread ? `${mostUnread - 1}+` : String(count)
