/**
 * Words that a text leaves open: `{{customer.first_name}}`, with what stands there where nothing is known,
 * `{{customer.first_name|there}}`. The server fills them when it sends, the desk when it shows what will be sent.
 */
export const variables = [
  'customer.name',
  'customer.first_name',
  'customer.address',
  'customer.balance_link',
  'ticket.number',
  'ticket.subject',
  'agent.name',
  'agent.first_name',
  'agent.position',
  'brand.name',
  'group.name',
] as const
export type Variable = (typeof variables)[number]
export type VariableValues = Record<Variable, string>

/** What a signature may leave open: it is the same under every answer of one person for one brand. */
export const signatureVariables = [
  'agent.name',
  'agent.first_name',
  'agent.position',
  'brand.name',
] as const satisfies Variable[]

/** What may be left open above and below answers. */
export const frameVariables = [
  'customer.name',
  'customer.first_name',
  'ticket.number',
  'ticket.subject',
  ...signatureVariables,
] as const satisfies Variable[]

/** What a confirmation may leave open. */
export const confirmationVariables = ['ticket', 'subject', 'brand', 'balance'] as const

/** What the answer of the free line may leave open. */
export const freeAnswerVariables = [...confirmationVariables, 'materials'] as const

const place = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

/** What a text names that is no variable; each once, as it was written. */
export const unknownVariables = (text: string, known: readonly string[] = variables): string[] => [
  ...new Set(
    [...text.matchAll(place)].map(([, name = '']) => name.trim()).filter((name) => !known.includes(name)),
  ),
]

/** HTML with its variables filled in. What is filled in is text, whatever a customer calls themselves. */
export const fillVariables = (html: string, values: Partial<VariableValues>): string =>
  fill(html, values, escapeHtml)

/** The same in a text that is no HTML. */
export const fillPlainText = (text: string, values: Partial<VariableValues>): string =>
  fill(text, values, (value) => value)

const fill = (text: string, values: Partial<VariableValues>, written: (value: string) => string): string =>
  text.replace(place, (whole, name: string, otherwise = '') => {
    const wanted = name.trim()
    return isVariable(wanted) ? written(values[wanted] ?? '') || otherwise : whole
  })

/** What the variables stand for. A name that is not known is empty: it is not the address. */
export function variableValues(of: {
  customer: { name: string; address: string; balanceLink?: string }
  ticket: { id: number; subject: string }
  agent: { name: string; position: string }
  brand: { name: string } | undefined
  group: { name: string } | undefined
}): VariableValues {
  return {
    'customer.name': of.customer.name,
    'customer.first_name': firstWord(of.customer.name),
    'customer.address': of.customer.address,
    'customer.balance_link': of.customer.balanceLink ?? '',
    'ticket.number': String(of.ticket.id),
    'ticket.subject': of.ticket.subject,
    ...signatureValues(of),
    'group.name': of.group?.name ?? '',
  }
}

/** What the variables of a signature stand for. */
export const signatureValues = (of: {
  agent: { name: string; position: string }
  brand: { name: string } | undefined
}): Record<(typeof signatureVariables)[number], string> => ({
  'agent.name': of.agent.name,
  'agent.first_name': firstWord(of.agent.name),
  'agent.position': of.agent.position,
  'brand.name': of.brand?.name ?? '',
})

const isVariable = (name: string): name is Variable => variables.some((variable) => variable === name)
const firstWord = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
