import type { ClockTarget } from '@podpora/contract/level-kinds'
import type { HistoryEvent } from '@podpora/contract/tickets'
import { useT } from '../../../i18n/useT.ts'
import { usePassingText } from '../../passing/usePassingText.ts'
import { useProjectText } from '../../projects/useProjectText.ts'
import { useOperationText } from '../operations/useOperationText.ts'
import { useFieldWords } from '../ticket/useFieldWords.ts'
import { useAgreementText } from './useAgreementText.ts'
import { useDoorText } from './useDoorText.ts'

type Change = { from: unknown; to: unknown }
const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'to' in value

const isFromElsewhere = (value: unknown): value is { origin: string; reference: string } =>
  typeof value === 'object' && value !== null && 'reference' in value

const checklistChanges = [
  'added',
  'applied',
  'done',
  'undone',
  'renamed',
  'assigned',
  'removed',
  'moved',
] as const

const offerEnds = ['declined', 'expired', 'withdrawn'] as const

/** What happened, a sentence a field. */
export function useHistoryText(): (event: HistoryEvent) => string[] {
  const t = useT()
  const { fieldName, fieldValue } = useFieldWords()
  const operationText = useOperationText()
  const passingText = usePassingText()
  const doorText = useDoorText()
  const agreementText = useAgreementText()
  const projectText = useProjectText()

  const offerText = ({ kind, data }: HistoryEvent): string | null => {
    const to = fieldValue('assigneeId', data.agentId)
    if (kind === 'ticket.offered') return t('tickets:history.offered', { to })
    if (kind !== 'ticket.offer_ended') return null
    const outcome = offerEnds.find((one) => one === data.outcome) ?? 'withdrawn'
    return t(`tickets:history.offer_${outcome}`, { to })
  }

  return (event) => {
    const { kind, actor, data } = event
    const system = actor.kind === 'system'
    const offer = offerText(event)
    if (offer !== null) return [offer]
    const name = system && !actor.name ? t('tickets:history.system') : actor.name
    if (kind === 'ticket.created' && isFromElsewhere(data.import))
      return [t('tickets:history.imported', { origin: data.import.origin, reference: data.import.reference })]
    if (kind === 'ticket.created' && Array.isArray(data.intake))
      return [t('passing:history.intake', { rules: data.intake.join(', ') })]
    if (kind === 'ticket.created')
      return [system ? t('tickets:history.createdBy_system') : t('tickets:history.created', { actor: name })]

    if (kind === 'message.withdrawn')
      return [
        data.why === 'reply'
          ? t('writing:pending.historyHeldBack')
          : t('writing:pending.historyTaken', { actor: name }),
      ]
    if (kind === 'clock.breached')
      return [
        t(data.moved === true ? 'tickets:due.historyMoved' : 'tickets:due.history', {
          target: t(`tickets:due.target.${data.target as ClockTarget}`),
        }),
      ]
    if (kind === 'checklist.changed') {
      const change = checklistChanges.find((one) => one === data.change) ?? 'changed'
      return [t(`fields:checklist.history.${change}`, { actor: name, text: String(data.text ?? '') })]
    }
    const operation =
      doorText(event, name) ??
      agreementText(event, name) ??
      projectText(event, name) ??
      operationText(event, name) ??
      passingText(event, name)
    if (operation !== null) return [operation]
    // Its own line tells it.
    if (data.because === 'passed') return []

    const lines = Object.entries((data.changes ?? {}) as Record<string, unknown>).flatMap(
      ([field, change]) => {
        if (!isChange(change)) return []
        const to = fieldValue(field, change.to)
        if (field.startsWith('custom.')) {
          const words = { actor: name, field: fieldName(field), to }
          return change.to === null ? t('fields:history.emptied', words) : t('fields:history.filled', words)
        }
        switch (field) {
          case 'assigneeId':
            if (change.to === null)
              return t('tickets:history.unassigned', { actor: name, from: fieldValue(field, change.from) })
            if (data.routed && actor.kind === 'rule') return t('tickets:history.routed', { to })
            return change.to === actor.id && actor.kind === 'agent'
              ? t('tickets:history.assignedSelf', { actor: name })
              : t('tickets:history.assigned', { actor: name, to })
          case 'groupId':
            return change.to === null
              ? t('tickets:history.noGroup', { actor: name })
              : t('tickets:history.group', { actor: name, to })
          case 'passedAt':
            return []
          case 'lineId':
            return change.to === null ? t('tickets:history.noLine') : t('tickets:history.line', { to })
          case 'service':
            return t(`tickets:history.service.${change.to as 'paid' | 'free'}`, { actor: name })
          case 'planId':
            return change.to === null ? [] : t('tickets:history.plan', { actor: name, to })
          case 'customerId':
            return t('tickets:history.customer', { actor: name })
          case 'companyId':
            return t('tickets:history.company', { actor: name })
          case 'productId':
            return change.to === null
              ? t('tickets:history.noProduct', { actor: name })
              : t('tickets:history.product', { actor: name, to })
          case 'tags':
            return to
              ? t('tickets:history.tags', { actor: name, to })
              : t('tickets:history.noTags', { actor: name })
          case 'brandId':
            return t('tickets:history.brand', { actor: name, to })
          case 'status':
          case 'priority':
          case 'kind':
          case 'subject':
          case 'language':
            return t(`tickets:history.${field}`, { actor: name, to })
          default:
            return []
        }
      },
    )
    return lines.length > 0 ? lines : [t('tickets:history.changed', { actor: name })]
  }
}
