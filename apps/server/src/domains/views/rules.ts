import type { Permission } from '@podpora/contract/permissions'
import type { SavedView } from '@podpora/contract/views'

interface Reader {
  kind: string
  id: number
  groupIds: readonly number[]
  permissions: ReadonlySet<Permission>
}

const isOwner = ({ kind, id }: Reader, { ownerId }: Pick<SavedView, 'ownerId'>): boolean =>
  kind === 'agent' && id === ownerId

/** Whether somebody may choose a view: their own, one for everyone, or one of a group of theirs. */
export const maySeeView = (
  reader: Reader,
  view: Pick<SavedView, 'ownerId' | 'sharedWith' | 'groupId'>,
): boolean =>
  isOwner(reader, view) ||
  view.sharedWith === 'everyone' ||
  (view.sharedWith === 'group' && view.groupId !== null && reader.groupIds.includes(view.groupId))

/** Whether somebody may change a view that they see: a shared one is the matter of those who may share. */
export const mayChangeView = (reader: Reader, view: Pick<SavedView, 'ownerId' | 'sharedWith'>): boolean =>
  view.sharedWith === 'me' ? isOwner(reader, view) : reader.permissions.has('view.share')
