import { useT } from '../../../i18n/useT.ts'
import { linkify, splitQuote } from './linkify.ts'
import css from './PlainText.module.css'

export function PlainText({ text }: { text: string }) {
  const t = useT()
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
