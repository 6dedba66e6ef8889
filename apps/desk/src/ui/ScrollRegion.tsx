import type { ComponentProps } from 'react'

type Props = ComponentProps<'section'> & { label: string }

/** What scrolls by itself: named, and within reach of the keyboard. */
export function ScrollRegion({ label, ...section }: Props) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus no key scrolls it, where nothing inside takes any
  return <section aria-label={label} tabIndex={0} {...section} />
}
