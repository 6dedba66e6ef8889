import { policyTargets, type ToldRole } from '@podpora/contract/level-kinds'
import type { Policy, PolicyAction, PolicyInput, PolicyTarget } from '@podpora/contract/levels'

/** What happens by itself, as the form asks for it. */
export interface Happening {
  warned: { whom: ToldRole[]; agentIds: number[] }
  broken: { whom: ToldRole[]; agentIds: number[] }
  raise: boolean
  next: 'nothing' | 'unassign' | 'escalate' | number
  /** Made through the API for single promises: kept as they are. */
  others: PolicyAction[]
}

export type PolicyForm = Omit<PolicyInput, 'actions'> & { happening: Happening }

const nextSteps = ['escalate', 'unassign'] as const

const nobody = { whom: [], agentIds: [] }

export function formOf(policy: Policy | null): PolicyForm {
  const actions = policy?.actions ?? []
  const plain = actions.filter(({ targets }) => targets.length === 0)
  const told = (on: PolicyAction['on']) => {
    const steps = plain.flatMap(({ on: when, step }) => (when === on && step.kind === 'notify' ? [step] : []))
    return {
      whom: [...new Set(steps.flatMap(({ whom }) => whom))],
      agentIds: [...new Set(steps.flatMap(({ agentIds }) => agentIds))],
    }
  }
  const broken = plain.filter(({ on }) => on === 'breach').map(({ step }) => step)
  const group = broken.find((step) => step.kind === 'group')
  const assignee: ToldRole[] = ['assignee']
  return {
    name: policy?.name ?? '',
    enabled: policy?.enabled ?? true,
    conditions: policy?.conditions ?? [],
    calendarId: policy?.calendarId ?? null,
    targets: policy?.targets ?? [],
    happening: {
      warned: policy ? told('warning') : { ...nobody, whom: assignee },
      broken: policy ? told('breach') : { ...nobody, whom: assignee },
      raise: broken.some((step) => step.kind === 'raise_priority'),
      next: group
        ? group.groupId
        : (nextSteps.find((kind) => broken.some((step) => step.kind === kind)) ?? 'nothing'),
      others: actions.filter(({ targets }) => targets.length > 0),
    },
  }
}

export function inputOf({ happening, ...policy }: PolicyForm): PolicyInput {
  const { warned, broken, raise, next, others } = happening
  const action = (on: PolicyAction['on'], step: PolicyAction['step']): PolicyAction => ({
    on,
    targets: [],
    step,
  })
  const tells = (on: PolicyAction['on'], told: Happening['warned']): PolicyAction[] =>
    told.whom.length + told.agentIds.length > 0 ? [action(on, { kind: 'notify', ...told })] : []
  return {
    ...policy,
    actions: [
      ...tells('warning', warned),
      ...tells('breach', broken),
      ...(raise ? [action('breach', { kind: 'raise_priority' })] : []),
      ...(next === 'unassign' || next === 'escalate' ? [action('breach', { kind: next })] : []),
      ...(typeof next === 'number' ? [action('breach', { kind: 'group', groupId: next })] : []),
      ...others,
    ],
  }
}

/** A promise that was just switched on: four hours, the more urgent the sooner. */
export const newPromise = (target: PolicyTarget['target'], business: boolean): PolicyTarget => ({
  target,
  minutes: { low: 480, normal: 240, high: 120, urgent: 60 },
  time: business ? 'business' : 'calendar',
  pausedIn: target === 'resolution' || target === 'update' ? ['pending'] : [],
  warnAt: [80],
})

/** In the order of the form, whichever was switched on first. */
export const inFormOrder = (targets: PolicyTarget[]): PolicyTarget[] =>
  targets.toSorted((a, b) => policyTargets.indexOf(a.target) - policyTargets.indexOf(b.target))
