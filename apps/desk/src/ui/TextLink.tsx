import { Anchor } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A link inside the desk that stands in a text: checked like every other address of ours. */
export const TextLink = createLink(Anchor<'a'>)
