type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A ticket's row, wherever it stands in an answer. */
const isRow = (thing: Thing): boolean =>
  'customerName' in thing && 'excerpt' in thing && 'checklistTotal' in thing

/** What of a ticket's row people from outside don't see. */
const blank = {
  customerName: '',
  excerpt: '',
  tags: [],
  asksAgreement: false,
  custom: {},
  checklistDone: 0,
  checklistTotal: 0,
  previousTicketId: null,
  mergedInto: null,
}

/** The same without what ticket rows in it say of the inside. */
export function withoutInside<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutInside) as T
  if (!isThing(value)) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, withoutInside(inside)]))
  return (isRow(value) ? { ...inner, ...blank } : inner) as T
}
