import type { Fold } from '@podpora/contract/tickets'
import { useT } from '../../../i18n/useT.ts'
import { partsOf } from './foldedParts.ts'
import { linkify, splitQuote } from './linkify.ts'
import css from './PlainText.module.css'

type Props = { text: string; folds: Fold[] | null; unfolded: boolean }

export function PlainText({ text, folds, unfolded }: Props) {
  const t = useT()
  if (folds)
    return (
      <div className={css.text}>
        {partsOf(text, folds).map(({ at, folded, words }) =>
          !folded ? (
            <Linked key={at} text={words} />
          ) : unfolded ? (
            <span key={at} className={css.folded}>
              <Linked text={words} />
            </span>
          ) : null,
        )}
      </div>
    )
  const { written, quoted } = splitQuote(text)
  return (
    <div className={css.text}>
      <Linked text={written} />
      {quoted && (
        <details className={css.quote}>
          <summary>{t('tickets:timeline.quoted')}</summary>
          <Linked text={quoted} />
        </details>
      )}
    </div>
  )
}

function Linked({ text }: { text: string }) {
  let at = 0
  return linkify(text).map((part) => {
    const key = at
    at += part.text.length
    return part.href ? (
      <a key={key} href={part.href} target="_blank" rel="noopener noreferrer">
        {part.text}
      </a>
    ) : (
      part.text
    )
  })
}
