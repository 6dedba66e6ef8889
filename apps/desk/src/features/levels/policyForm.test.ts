import type { Policy } from '@podpora/contract/levels'
import { expect, test } from 'vitest'
import { formOf, inputOf } from './policyForm.ts'

test('what a form does not show is kept, and the rest comes out as it went in', () => {
  const policy: Policy = {
    id: 1,
    version: 1,
    position: 1,
    name: 'VIP',
    enabled: true,
    conditions: [],
    calendarId: null,
    targets: [],
    actions: [
      { on: 'warning', targets: [], step: { kind: 'notify', whom: ['assignee'], agentIds: [4] } },
      { on: 'breach', targets: [], step: { kind: 'raise_priority' } },
      { on: 'breach', targets: [], step: { kind: 'group', groupId: 7 } },
      { on: 'breach', targets: ['update'], step: { kind: 'unassign' } },
    ],
  }
  const { id: _, version: __, position: ___, ...input } = policy
  expect(inputOf(formOf(policy))).toEqual(input)
})
