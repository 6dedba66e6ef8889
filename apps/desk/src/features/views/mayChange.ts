import type { Permission } from '@podpora/contract/permissions'
import type { SavedView } from '@podpora/contract/views'

/** One's own views are one's own matter, shared ones that of those who may share. The server decides. */
export const mayChange = (
  view: SavedView,
  me: { id: number },
  may: (permission: Permission) => boolean,
): boolean => (view.sharedWith === 'me' ? view.ownerId === me.id : may('view.share'))
