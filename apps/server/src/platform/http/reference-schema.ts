/** Of a JSON Schema, what TypeBox makes for our routes. */
export interface Schema {
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  patternProperties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
}

/** What is sent may leave out a field that has a default; an answer has all of them. */
export type Side = 'request' | 'answer'

/** A schema as a TypeScript type, with what is said of each field beside it. */
export function typeOf(schema: Schema, side: Side, indent = ''): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map((one) => typeOf(one, side, indent)))].join(' | ')
  switch (schema.type) {
    case 'array':
      return arrayOf(typeOf(schema.items ?? {}, side, indent))
    case 'object':
      return objectOf(schema, side, indent)
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    default:
      return 'unknown'
  }
}

const arrayOf = (item: string): string =>
  / \| /.test(item) && !/^\{/.test(item) ? `(${item})[]` : `${item}[]`

function objectOf(schema: Schema, side: Side, indent: string): string {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) {
    const [value] = Object.values(schema.patternProperties ?? {})
    return `Record<string, ${value ? typeOf(value, side, indent) : 'unknown'}>`
  }
  const inner = `${indent}  `
  const lines = fields.map(([name, field]) => {
    const needed = schema.required?.includes(name) && (side === 'answer' || field.default === undefined)
    const said = field.description ? ` // ${field.description}` : ''
    return `${inner}${/^\w+$/.test(name) ? name : JSON.stringify(name)}${needed ? '' : '?'}: ${typeOf(field, side, inner)}${said}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

/** The least that a body needs. */
export function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(schema.anyOf[0] ?? {})
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name, field]) => schema.required?.includes(name) && field.default === undefined)
          .map(([name, field]) => [name, exampleOf(field)]),
      )
    case 'array':
      return schema.items ? [exampleOf(schema.items)] : []
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
    default:
      return stringExample(schema.format)
  }
}

function stringExample(format: string | undefined): string {
  switch (format) {
    case 'email':
      return 'anna@example.com'
    case 'uuid':
      return '0199c0de-0000-7000-8000-000000000000'
    case 'date-time':
      return '2026-11-01T08:00:00.000Z'
    default:
      return 'text'
  }
}
