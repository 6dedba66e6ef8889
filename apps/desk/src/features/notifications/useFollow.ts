import { queryClient } from '../../api/queries.ts'
import { useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { noticeDone, noticeFailed } from '../../ui/notice.tsx'
import { useErrorText } from '../../ui/useErrorText.ts'
import { followersQuery, setFollower } from './api.ts'

/** Begins or stops to follow a ticket, whichever it is not. */
export function useFollow(ticketId: number) {
  const t = useT()
  const me = useMe()
  const errorText = useErrorText()
  const follow = async (agentId: number, follows: boolean) => {
    try {
      await setFollower(ticketId, agentId, follows)
    } catch (error) {
      noticeFailed(errorText(error))
    }
  }
  const toggle = async () => {
    try {
      const followers = await queryClient.ensureQueryData(followersQuery(ticketId))
      const follows = !followers.some((f) => f.agentId === me.id)
      await setFollower(ticketId, me.id, follows)
      noticeDone(follows ? t('notifications:following') : t('notifications:notFollowing'))
    } catch (error) {
      noticeFailed(errorText(error))
    }
  }
  return { follow, toggle }
}
