import { Code, Text, Title } from '@mantine/core'
import { useT } from '../../i18n/useT.ts'
import { useFields } from '../fields/api.ts'
import css from './Hints.module.css'

/** What one can type, before anything is typed. */
export function Hints() {
  const t = useT()
  const own = useFields().find((field) => field.archivedAt === null)
  const hints: [string, string][] = [
    ['#1001', t('search:hints.number')],
    ['"…"', t('search:hints.phrase')],
    ['-…', t('search:hints.not')],
    ['from:anna', t('search:hints.from')],
    ['tag:vip', t('search:hints.tag')],
    ['before:2026-10', t('search:hints.dates')],
    ...(own ? [[`${own.key}:…`, t('search:hints.own')] as [string, string]] : []),
  ]
  return (
    <section className={css.hints}>
      <Title order={2} size="h3">
        {t('search:hints.title')}
      </Title>
      <Text c="dimmed">{t('search:hints.text')}</Text>
      <dl className={css.list}>
        {hints.map(([what, why]) => (
          <div key={what}>
            <dt>
              <Code>{what}</Code>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
