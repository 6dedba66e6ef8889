/**
 * What mail programs' classes and ids say of a place, kept through the sanitising, which drops all classes. A value of the
 * attribute `data-hint`: `rest` begins with the element, the others are the element.
 */
export type PlaceHint = 'attribution' | 'rest' | 'signature' | 'forward' | 'container' | 'cite'

export const hintAttribute = 'data-hint'
export const foldAttribute = 'data-fold'

const listOf = (text: string): string[] => text.trim().toLowerCase().split(/\s+/)

/** In lower case, without what Outlook ("x_") and Hotmail ("ecx") put before the names of others. */
const known: Record<PlaceHint, string[]> = {
  attribution: listOf('gmail_attr moz-cite-prefix reply-intro'),
  rest: listOf('divRplyFwdMsg appendonsend stopSpelling zwchr mail-editor-reference-message-container'),
  signature: listOf(`
    gmail_signature gmail_signature_prefix moz-signature signature ms-outlook-mobile-signature composer_signature
    AppleMailSignature protonmail_signature_block tutanota_signature yahoo_signature bloop_sign sh-signature
  `),
  forward: listOf('moz-forward-container'),
  container: listOf(`
    gmail_quote gmail_quote_container yahoo_quoted protonmail_quote tutanota_quote OLK_SRC_BODY_SECTION zmail_extra nh_extra
    AppleOriginalContents bloop_original_html gmx_quote
  `),
  cite: listOf('gmail_quote protonmail_quote tutanota_quote yahoo_quoted iosymail'),
}
const hints = Object.keys(known) as PlaceHint[]

const quoting = /border-left(?:-style|-width|-color)?\s*:(?!\s*(?:0|none))/i

/** What this element says, by its name and its attributes as they came. */
export function hintOf(tag: string, attributes: Record<string, string>): PlaceHint | undefined {
  if (tag === 'blockquote') return isCite(attributes) ? 'cite' : undefined
  if (attributes['data-signatureblock'] || attributes['data-signature-widget'] === 'container')
    return 'signature'
  // GMX and Web.de; Spark.
  if (attributes.name === 'quote' || attributes.name === 'messageReplySection') return 'container'
  if (attributes.name === 'messageSignatureSection') return 'signature'
  const names = namesOf(attributes)
  return names.length === 0
    ? undefined
    : hints.find((hint) => names.some((name) => known[hint].includes(name)))
}

const isCite = (attributes: Record<string, string>): boolean =>
  attributes.type === 'cite' ||
  /^(?:mid|cid):/i.test(attributes.cite ?? '') ||
  quoting.test(attributes.style ?? '') ||
  namesOf(attributes).some((name) => known.cite.includes(name))

const namesOf = ({ class: classes, id }: Record<string, string>): string[] =>
  `${classes ?? ''} ${id ?? ''}`
    .toLowerCase()
    .split(/\s+/, 30)
    .filter(Boolean)
    .map((name) => name.replace(/^(?:x_|ecx|ydp[0-9a-f]+|m_-?\d+)+/, ''))
