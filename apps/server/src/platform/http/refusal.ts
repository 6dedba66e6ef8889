import { type ErrorCode, errorStatus, type FieldProblem, type Problem } from '@podpora/contract/errors'

/** A request that is refused, with a code that the desk has words for. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: ErrorCode
  readonly more: Pick<Problem, 'fields' | 'current' | 'detail' | 'retryAfter'>

  constructor(code: ErrorCode, more: Refusal['more'] = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}

/** Refuses one field by a rule that the desk has words for (`errors.fields.<rule>`). */
export const refuseField = (field: string, rule: string, params: FieldProblem['params'] = {}): Refusal =>
  new Refusal('validation_failed', { fields: [{ field, rule, params }] })

/** RFC 9457. */
export function problemOf(refusal: Refusal): Problem {
  const { code, more } = refusal
  return {
    type: `urn:podpora:problem:${code}`,
    title: titles[code] ?? code,
    status: errorStatus[code],
    code,
    ...more,
  }
}

const titles: Partial<Record<ErrorCode, string>> = {
  bad_request: 'The request could not be read',
  validation_failed: 'Some fields are not right',
  not_signed_in: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  changed_meanwhile: 'Somebody changed this meanwhile; what is so now is in "current"',
  answered_meanwhile: 'Somebody answered meanwhile; their answers are in "current"',
  too_many_requests: 'Too many attempts; wait a little',
  internal: 'Something went wrong on our side',
}
