import { Text } from '@mantine/core'
import type { ProblemCode, StatusProblem } from '@podpora/contract/status'
import { useT } from '../../i18n/useT.ts'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { useProblemText } from './useProblemText.ts'

/** Where a problem is put right, if that is a screen of ours. */
const screens = {
  mailbox_failing: '/settings/mailboxes',
  outgoing_failed: '/settings/outbox',
  outgoing_held: '/settings/outbox',
  inbound_failed: '/settings/inbound',
  webhook_failing: '/settings/webhooks',
  webhook_disabled: '/settings/webhooks',
} as const satisfies Partial<Record<ProblemCode, string>>

/** What is wrong, what it means, and where to go. */
export function ProblemsSection({ problems }: { problems: StatusProblem[] }) {
  const t = useT()
  if (problems.length === 0)
    return (
      <div role="status">
        <StateMark tone="ok">{t('status:well')}</StateMark>
        <Text c="dimmed" size="sm">
          {t('status:wellWhy')}
        </Text>
      </div>
    )
  return (
    <Section title={t('status:attention')}>
      <Rows label={t('status:attention')}>
        {problems.map((problem) => (
          <ProblemRow key={`${problem.code} ${problem.name}`} problem={problem} />
        ))}
      </Rows>
    </Section>
  )
}

function ProblemRow({ problem }: { problem: StatusProblem }) {
  const t = useT()
  const { title, why } = useProblemText()(problem)
  const screen = (screens as Partial<Record<ProblemCode, (typeof screens)[keyof typeof screens]>>)[
    problem.code
  ]
  return (
    <Row
      title={<StateMark tone={problem.code === 'versions_differ' ? 'warn' : 'danger'}>{title}</StateMark>}
      about={why}
      aside={
        screen && (
          <TextLink to={screen} size="sm" underline="always">
            {t('status:show')}
          </TextLink>
        )
      }
    />
  )
}
