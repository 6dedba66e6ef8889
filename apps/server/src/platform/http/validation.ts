import type { FieldProblem } from '@podpora/contract/errors'
import type { FastifySchemaValidationError } from 'fastify'

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
