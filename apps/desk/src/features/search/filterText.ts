/** A filter as it is typed: `group:"Second line"`. */
export const filterText = (name: string, value: string): string =>
  `${name}:${/\s/.test(value) ? `"${value}"` : value}`

const parts = (query: string): string[] =>
  query.match(/-?(?:custom\.)?\p{L}[\p{L}\p{N}_]*:"[^"]*"?|"[^"]*"?|\S+/gu) ?? []

/** Of the choices, the one that stands in the query. */
export const chosenFilter = (query: string, choices: string[]): string | undefined =>
  choices.find((choice) => parts(query).includes(choice))

/** The query with this filter in the place of those `instead` of which it is; the same one again takes it away. */
export function toggleFilter(query: string, filter: string, instead: string[] = [filter]): string {
  const had = parts(query).includes(filter)
  const rest = parts(query).filter((part) => part !== filter && !instead.includes(part))
  return (had ? rest : [...rest, filter]).join(' ')
}
