import type { Brand } from '@podpora/contract/people'
import type { SentSignature, Signature } from '@podpora/contract/signatures'
import { escapeHtml, fillPlainText, fillVariables, signatureValues } from '@podpora/contract/variables'
import { textOf } from '../../platform/html.ts'

interface Writer {
  name: string
  position: string
  signatures: Signature[]
}

/**
 * What stands under an answer: what its writer has for this brand, else what they have for all, else the brand's own.
 * Never two of them: a customer reads one.
 */
export function chosenSignature(
  writer: Writer | undefined,
  brand: Pick<Brand, 'id' | 'name' | 'signature'> | undefined,
): SentSignature {
  const own = writer?.signatures ?? []
  const values = signatureValues({ agent: writer ?? { name: '', position: '' }, brand })
  const html = own.find((one) => one.brandId === brand?.id) ?? own.find((one) => one.brandId === null)
  if (html) return { of: 'agent', ...partsOf(fillVariables(html.html, values)) }
  const text = fillPlainText(brand?.signature ?? '', values).trim()
  if (!text) return { of: 'none', html: '', text: '' }
  return { of: 'brand', html: escapeHtml(text).replaceAll('\n', '<br>'), text }
}

/** Whether a text holds nothing that would be sent. */
export const saysNothing = (html: string): boolean => textOf(html) === ''

const partsOf = (html: string) => ({ html, text: textOf(html) })
