import type { FieldProblem } from '@podpora/contract/errors'
import { ApiError } from '../api/client.ts'
import { useLanguage, useT } from '../i18n/useT.ts'

/** What happened, in the reader's words. Anything that is not the server's refusal is our own fault. */
export function useErrorText(): (error: unknown) => string {
  const t = useT()
  const language = useLanguage()
  return (error) => {
    if (!(error instanceof ApiError)) return t('errors:internal')
    if (error.status === 0) return t('errors:offline')
    if (error.code === 'too_many_requests' && error.retryAfter)
      return t('errors:try_again_in', { count: Math.ceil(error.retryAfter / 60) })
    if (error.code === 'fields_required') {
      const names = error.fields.map(({ params }) => String(params[language] ?? params.name))
      return t('errors:fields_required', { names: names.join(', ') })
    }
    if (error.code === 'parts_open') {
      const open = error.current as { number: number; title: string }[]
      const names = open.map(({ number, title }) => `${number}. ${title}`)
      return t('errors:parts_open', { names: names.join(', ') })
    }
    return t(`errors:${error.code}`, { defaultValue: t('errors:internal') })
  }
}

const rules = [
  'required',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'maxItems',
  'minProperties',
  'format_email',
  'pattern',
  'enum',
  'taken',
  'unknown',
  'address',
  'variable',
  'decimals',
  'number',
  'date',
  'link',
  'past',
] as const

/** What is wrong with one field. */
export function useFieldErrorText(): (problem: FieldProblem, empty: boolean) => string {
  const t = useT()
  return ({ rule, params }, empty) => {
    const known = rules.find((name) => name === rule) ?? 'invalid'
    const limit = Number(params.limit ?? 0)
    // An empty field is missing, whichever rule noticed it.
    if (empty || (known === 'minLength' && limit === 1)) return t('errors:fields.required')
    return t(`errors:fields.${known}`, { limit, count: limit, name: String(params.name ?? '') })
  }
}
