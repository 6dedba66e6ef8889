import type { Brand } from '@podpora/contract/people'
import { escapeHtml, fillPlainText, type VariableValues } from '@podpora/contract/variables'
import { languageFor } from './free-answer.ts'

interface Body {
  text: string
  html: string | null
}

/**
 * An answer between what its brand puts above and below each, in the customer's language where there are words in it,
 * else in the brand's.
 */
export function framed(
  brand: Pick<Brand, 'frames' | 'language'> | undefined,
  spoken: string | null,
  values: Partial<VariableValues>,
  { text, html }: Body,
): Body {
  if (!brand) return { text, html }
  const said = (texts: Brand['frames']['header']): string =>
    fillPlainText(texts[languageFor(brand, spoken)] || texts[brand.language], values).trim()
  const [header, footer] = [said(brand.frames.header), said(brand.frames.footer)]
  return {
    text: [header, text, footer].filter(Boolean).join('\n\n'),
    html: html && `${header && `${htmlOf(header)}<br>`}${html}${footer && `<br>${htmlOf(footer)}`}`,
  }
}

const htmlOf = (text: string): string => `<div>${escapeHtml(text).replaceAll('\n', '<br>')}</div>`
