import { type Static, Type } from 'typebox'

/**
 * Error codes. Each is a text key (`errors.<code>` in packages/texts) and the last part of a problem's `type`;
 * the number is the HTTP status it travels with.
 */
export const errorStatus = {
  bad_request: 400,
  validation_failed: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  csrf_failed: 403,
  forbidden: 403,
  setup_key_wrong: 403,
  not_found: 404,
  changed_meanwhile: 409,
  answered_meanwhile: 409,
  setup_done: 409,
  email_taken: 409,
  name_taken: 409,
  address_taken: 409,
  last_owner: 409,
  own_role: 409,
  group_in_use: 409,
  line_in_use: 409,
  brand_in_use: 409,
  company_in_use: 409,
  contract_over: 409,
  pack_used: 409,
  balance_used_up: 409,
  beyond_plan: 409,
  timer_running: 409,
  calendar_in_use: 409,
  preset_too_late: 409,
  ticket_closed: 409,
  import_busy: 409,
  fields_required: 409,
  checklist_open: 409,
  ticket_deleted: 409,
  complaint_stays: 409,
  parts_open: 409,
  project_has_parts: 409,
  part_of_project: 409,
  not_a_project: 409,
  part_cycle: 409,
  urgent_over: 409,
  not_passed: 409,
  no_line_above: 409,
  not_open: 409,
  link_to_itself: 409,
  link_cycle: 409,
  has_parent: 409,
  merge_with_itself: 409,
  already_merged: 409,
  merge_not_undoable: 409,
  split_everything: 409,
  not_deleted: 409,
  no_recipient: 409,
  customer_in_side: 409,
  not_retriable: 409,
  not_readable: 422, // a file that is not what it says, or broken
  file_infected: 422,
  file_not_scanned: 409,
  file_not_infected: 409,
  already_sent: 409,
  nothing_to_undo: 409,
  offer_over: 409,
  idempotency_pending: 409,
  token_invalid: 410,
  too_large: 413,
  unsupported_media_type: 415,
  idempotency_reused: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** What is wrong with one field: `rule` is a text key (`errors.fields.<rule>`), `params` fill it in. */
export const FieldProblem = Type.Object({
  field: Type.String({ description: 'JSON pointer without the leading slash: changes/status' }),
  rule: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})
export type FieldProblem = Static<typeof FieldProblem>

/** RFC 9457 problem document; `current` is what is so now, where a change was refused for being based on less. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    fields: Type.Optional(Type.Array(FieldProblem)),
    current: Type.Optional(Type.Unknown()),
    retryAfter: Type.Optional(Type.Integer({ description: 'seconds' })),
  },
  { $id: 'Problem' },
)
export type Problem = Static<typeof Problem>
