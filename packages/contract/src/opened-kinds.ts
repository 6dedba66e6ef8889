// Apart from their schemas, so that the desk needs no schema library to know them.

/** What a file of a message can be opened as, instead of being downloaded only. */
export function opensAs({ name, type }: { name: string; type: string }): 'mail' | 'calendar' | null {
  if (/^message\/(?:rfc822|global)$/i.test(type) || /\.eml$/i.test(name)) return 'mail'
  if (/^(?:text\/calendar|application\/ics)$/i.test(type) || /\.ics$/i.test(name)) return 'calendar'
  return null
}
