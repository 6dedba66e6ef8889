import { useInfiniteQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/useT.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { problemsQuery } from './api.ts'

/** What was not as it should be, with the place in the files. */
export function Problems({ id, count }: { id: number; count: number }) {
  const t = useT()
  const problems = useInfiniteQuery(problemsQuery(id))
  const label = t('imports:problemCount', { count })
  return (
    <div>
      <strong>{label}</strong>
      <Loaded query={problems}>
        {({ pages }) => (
          <>
            <Rows label={label}>
              {pages
                .flatMap((page) => page.items)
                .map(({ id: key, place, code, detail, skipped }) => (
                  <Row
                    key={key}
                    title={t(`imports:problems.${code}`)}
                    about={detail ? `${place} · ${detail}` : place}
                    aside={
                      <StateMark tone={skipped ? 'danger' : 'warn'}>
                        {t(skipped ? 'imports:leftOut' : 'imports:brought')}
                      </StateMark>
                    }
                  />
                ))}
            </Rows>
            <MoreButton query={problems} />
          </>
        )}
      </Loaded>
    </div>
  )
}
