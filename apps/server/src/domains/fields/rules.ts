import { appliesTo, type DemandingStatus } from '@podpora/contract/field-kinds'
import type { Field, FieldChoice, GivenChoice } from '@podpora/contract/fields'
import type { Permission, Role } from '@podpora/contract/permissions'
import type { FieldValue, TicketRow } from '@podpora/contract/tickets'

/** Who reads: what they see of the fields depends on it. A program has no role. */
export interface FieldReader {
  role: Role | null
  groupIds: readonly number[]
  permissions: ReadonlySet<Permission>
}

/** Whether a reader sees a field: everybody, its roles and groups, and always who manages fields. */
export const seesField = (reader: FieldReader, { audience }: Pick<Field, 'audience'>): boolean =>
  audience === null ||
  reader.permissions.has('field.manage') ||
  (reader.role !== null && audience.roles.includes(reader.role)) ||
  audience.groupIds.some((id) => reader.groupIds.includes(id))

type Filled = Parameters<typeof appliesTo>[1] & Pick<TicketRow, 'status' | 'custom'>

/** Fields that the ticket's status demands and that are empty. */
export const missingFields = (fields: Field[], ticket: Filled): Field[] =>
  fields.filter(
    (field) =>
      field.requiredOn.includes(ticket.status as DemandingStatus) &&
      !Object.hasOwn(ticket.custom, field.key) &&
      appliesTo(field, ticket),
  )

export type Judged = { value: FieldValue | null } | { rule: string; params?: Record<string, number> }

/** A wished value as it is stored, null for empty; or the rule that it breaks. Whether a person is here is asked elsewhere. */
export function judge(field: Field, wish: FieldValue | null): Judged {
  if (wish === null || wish === '' || (Array.isArray(wish) && wish.length === 0)) return { value: null }
  switch (field.type) {
    case 'text':
      return typeof wish === 'string' ? { value: onOneLine(wish) || null } : { rule: 'invalid' }
    case 'number':
      return typeof wish === 'number' ? judgeNumber(field, wish) : { rule: 'number' }
    case 'date':
      return typeof wish === 'string' && isDate(wish) ? { value: wish } : { rule: 'date' }
    case 'choice':
      return typeof wish === 'string' && mayChoose(field, wish) ? { value: wish } : { rule: 'enum' }
    case 'choices':
      return judgeChoices(field, wish)
    case 'person':
      return Number.isSafeInteger(wish) ? { value: wish } : { rule: 'unknown' }
    case 'link': {
      const address = typeof wish === 'string' ? addressOf(wish.trim()) : undefined
      return address ? { value: address } : { rule: 'link' }
    }
  }
}

function judgeNumber({ minimum, maximum, decimals }: Field, value: number): Judged {
  if (minimum !== null && value < minimum) return { rule: 'minimum', params: { limit: minimum } }
  if (maximum !== null && value > maximum) return { rule: 'maximum', params: { limit: maximum } }
  if (decimals !== null && Number(value.toFixed(decimals)) !== value)
    return { rule: 'decimals', params: { limit: decimals } }
  return { value }
}

/** Stored in the order of the choices, so that the same set is the same value. */
function judgeChoices(field: Field, wish: FieldValue): Judged {
  if (!Array.isArray(wish) || !wish.every((key) => field.choices.some((c) => c.key === key)))
    return { rule: 'enum' }
  return { value: field.choices.map((c) => c.key).filter((key) => wish.includes(key)) }
}

const mayChoose = (field: Field, key: string): boolean =>
  field.choices.some((choice) => choice.key === key && !choice.archived)

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Only what a browser opens as a page; `example.com/x` is meant as one. */
function addressOf(text: string): string | undefined {
  const whole = /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(text) ? `https://${text}` : text
  const url = /^https?:\/\//i.test(whole) ? URL.parse(whole) : null
  return url && url.href.length <= 2000 ? url.href : undefined
}

/** A key out of a name, and not one of those: "Naprawa pilna" becomes `naprawa_pilna`. */
export function keyFrom(name: string, taken: readonly string[], fallback: string): string {
  const latin = name.replace(/[łŁ]/g, 'l').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const plain = latin.replace(/[^a-z0-9]+/g, '_').replace(/^[_\d]+|_+$/g, '')
  const key = plain.slice(0, 36).replace(/_+$/, '') || fallback
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? key : `${key}_${n}`
    if (!taken.includes(candidate)) return candidate
  }
}

/** The choices as they become. None is lost: one that is left out is archived, for tickets may have it. */
export function choicesAfter(old: FieldChoice[], given: GivenChoice[]): FieldChoice[] {
  const keys = old.map((choice) => choice.key)
  const choices: FieldChoice[] = given.map(({ name, translations = {}, archived = false, key }) => {
    const own = key ?? keyFrom(name, keys, 'choice')
    keys.push(own)
    return { key: own, name: name.trim(), translations, archived }
  })
  const left = old.filter((choice) => !choices.some((c) => c.key === choice.key))
  return [...choices, ...left.map((choice) => ({ ...choice, archived: true }))]
}
