import { Avatar } from '@mantine/core'

/** A person's initials. Decoration: the name stands beside it, or in the label of what it is in. */
export function PersonMark({ name, size = 24 }: { name: string; size?: number }) {
  return <Avatar name={name} size={size} color="green" radius="xl" aria-hidden />
}
