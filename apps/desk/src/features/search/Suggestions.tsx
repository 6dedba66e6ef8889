import { Button } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { useDirectory } from '../directory/api.ts'
import { useFields } from '../fields/api.ts'
import { useFieldWords } from '../fields/useCustomWords.ts'
import css from './Filters.module.css'
import { completed, suggestions } from './ownFilters.ts'

type Props = { query: string; onChoose: (query: string) => void }

/** What the end of the query may become among the company's own fields; the next stop of Tab behind the box. */
export function Suggestions({ query, onChoose }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  const { nameOf } = useFieldWords()
  const fields = useFields().filter((field) => field.archivedAt === null)
  const offered = suggestions(query, fields, { nameOf, agents })
  if (offered.length === 0) return null
  return (
    <fieldset className={css.filters} aria-label={t('search:suggestions')}>
      {offered.map(({ filter, label }) => (
        <Button
          key={filter}
          size="compact-sm"
          variant="subtle"
          onClick={() => onChoose(completed(query, filter))}
        >
          {filter.endsWith(':') ? `${label} · ${filter}` : label}
        </Button>
      ))}
    </fieldset>
  )
}
