import type { FieldProblem } from '@podpora/contract/errors'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaValidationError } from 'fastify'
import type { App } from './app.ts'

/**
 * Queries and paths arrive as text and are converted; a body is taken as it is: Ajv's conversion would make 0 of
 * the null in "group or none".
 */
export function addValidation(app: App): void {
  const options = { allErrors: true, useDefaults: true, strict: false, removeAdditional: false } as const
  const texts = new Ajv({ ...options, coerceTypes: 'array' })
  const bodies = new Ajv({ ...options, coerceTypes: false })
  addFormats.default(texts)
  addFormats.default(bodies)
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? bodies : texts).compile(schema as object),
  )
}

/** Ajv's errors as fields and rules that the desk has words for. */
export function fieldProblems(errors: readonly FastifySchemaValidationError[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>()
  for (const { keyword, params, instancePath } of errors) {
    if (keyword === 'anyOf' || keyword === 'if') continue
    const missing = params.missingProperty ?? params.additionalProperty
    const field = [instancePath.slice(1), missing].filter(Boolean).join('/')
    const known = problems.get(field)
    if (known && known.rule !== 'type') continue
    problems.set(field, { field, rule: ruleOf(keyword, params), params: numbers(params) })
  }
  return [...problems.values()]
}

function ruleOf(keyword: string, params: Record<string, unknown>): string {
  if (keyword === 'format') return params.format === 'email' ? 'format_email' : 'invalid'
  const known = [
    'required',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'pattern',
    'enum',
    'maxItems',
    'minProperties',
  ]
  return keyword === 'additionalProperties' ? 'unknown' : known.includes(keyword) ? keyword : 'invalid'
}

const numbers = (params: Record<string, unknown>): Record<string, number> =>
  typeof params.limit === 'number' ? { limit: params.limit } : {}
