import type { IntakeRule } from '@podpora/contract/intake'
import { useT } from '../../i18n/useT.ts'
import { useFieldWords } from '../tickets/ticket/useFieldWords.ts'
import { useConditionText } from '../views/useConditionText.ts'

const fields = ['lineId', 'groupId', 'productId', 'kind', 'priority'] as const

/** When a rule is met and what it does, in short phrases. */
export function useRuleText(rule: IntakeRule): { conditions: string[]; effects: string[] } {
  const t = useT()
  const conditionText = useConditionText(rule.filter)
  const { fieldName, fieldValue } = useFieldWords()
  const { senders, words, filter, addTags } = rule
  return {
    conditions: [
      ...(senders.length > 0 ? [t('lineSettings:intake.from', { list: senders.join(', ') })] : []),
      ...(words.length > 0 ? [t('lineSettings:intake.says', { list: words.join(', ') })] : []),
      ...filter.map(conditionText),
    ],
    effects: [
      ...fields
        .filter((field) => rule[field] !== null)
        .map((field) => `${fieldName(field)}: ${fieldValue(field, rule[field])}`),
      ...(rule.urgent ? [t('lineSettings:intake.urgent')] : []),
      ...(rule.project ? [t('lineSettings:intake.project')] : []),
      ...(addTags.length > 0 ? [`${t('tickets:ticket.tags')}: ${addTags.join(', ')}`] : []),
    ],
  }
}
