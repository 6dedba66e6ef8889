import { compile, type FormatCallback } from 'html-to-text'
import sanitize from 'sanitize-html'

const listOf = (text: string): string[] => text.trim().split(/\s+/)

/** More than this is not looked at as HTML: sanitising stays below a tenth of a second or so. */
export const htmlLimit = 1_000_000

const plain = /^(?!.*(?:url|expression|image|image-set|attr|var|env|element)\s*\()[\w\s#%.,()"'!/]{1,200}$/i
// Without a minus: a negative margin would lift a mail's content over the desk's own buttons.
const lengths = /^(?:(?:\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|ex|ch|rem|%|cm|mm|in)?|auto)\s*){1,4}$/i
const words = /^[a-z-]{1,30}$/i

const styles: Record<string, RegExp[]> = {
  color: [plain],
  'background-color': [plain],
  'font-family': [/^[\w\s,"'-]{1,300}$/],
  'font-size': [lengths, words],
  'font-weight': [/^(?:bold|bolder|lighter|normal|[1-9]00)$/i],
  'font-style': [words],
  'text-align': [words],
  'text-decoration': [plain, words],
  'text-indent': [lengths],
  'vertical-align': [words],
  'line-height': [lengths, words],
  'white-space': [words],
  'list-style-type': [words],
  display: [/^(?:none|block|inline|inline-block|table|table-row|table-cell)$/i],
  width: [lengths],
  'max-width': [lengths],
  'min-width': [lengths],
  height: [lengths],
  'border-collapse': [words],
  'border-spacing': [lengths],
}
for (const side of ['', '-top', '-right', '-bottom', '-left']) {
  styles[`margin${side}`] = [lengths]
  styles[`padding${side}`] = [lengths]
  styles[`border${side}`] = [plain]
}
for (const part of ['color', 'style', 'width']) styles[`border-${part}`] = [plain]

const tags = listOf(`
  a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del details
  dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s
  samp small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
  wbr
`)

// Their content is not text that anybody has written to be read.
const dropped = listOf(`
  script style textarea option select xmp title noscript template svg math iframe object embed
  noframes noembed audio video canvas applet
`)

/**
 * What is allowed in any HTML that comes from outside. No `class` and `id`: they would meet the desk's own styles.
 * Links are for people: http, https, mailto, tel, and they open without a way back to us.
 */
export const htmlRules: sanitize.IOptions = {
  allowedTags: tags,
  nonTextTags: dropped,
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'bgcolor'],
    a: ['href', 'target', 'rel'],
    img: ['src', 'data-remote-src', 'alt', 'width', 'height'],
    table: ['border', 'cellpadding', 'cellspacing', 'width'],
    td: ['colspan', 'rowspan', 'width', 'height', 'nowrap'],
    th: ['colspan', 'rowspan', 'width', 'height', 'nowrap', 'scope'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    font: ['color', 'face', 'size'],
    ol: ['start', 'type'],
    ul: ['type'],
    li: ['value'],
    details: ['open'],
  },
  allowedStyles: { '*': styles },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  enforceHtmlBoundary: false,
  // Deeper tags are dropped and their text stays: browsers slow down on thousands of nested elements.
  nestingLimit: 200,
  transformTags: {
    a: (tagName, { href, title }): sanitize.Tag => ({
      tagName,
      attribs: {
        // Never a path: it would be one of ours.
        ...(href && /^\s*(?:https?:|mailto:|tel:)/i.test(href)
          ? { href: href.trim(), target: '_blank', rel: 'noopener noreferrer nofollow' }
          : {}),
        ...(title ? { title } : {}),
      },
    }),
  },
}

/**
 * Far more than people and mail programs nest. The sanitiser's time grows with the square of the depth: a megabyte of
 * `<td><p>` kept it busy for 113 seconds; up to here it costs some 10 ms.
 */
const deepest = 3_000

class TooDeep extends Error {}

/** Sanitised by `rules`; undefined where elements are nested so deep that it can only be meant to keep us busy. */
export function sanitised(html: string, rules: sanitize.IOptions): string | undefined {
  let depth = 0
  const watched = {
    ...rules,
    onOpenTag: () => {
      depth += 1
      if (depth > deepest) throw new TooDeep()
    },
    onCloseTag: () => {
      depth -= 1
    },
  }
  try {
    return sanitize(html, watched)
  } catch (error) {
    if (error instanceof TooDeep) return undefined
    throw error
  }
}

/** The attributes of a picture that are kept whatever it shows. */
export function pictureAttributes({
  alt,
  title,
  width,
  height,
  style,
}: sanitize.Attributes): sanitize.Attributes {
  const kept = { alt, title, width, height, style }
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}

/** HTML that one of us wrote: as from outside, with pictures that were uploaded here and nothing else. */
export function sanitiseOwn(html: string): string {
  const safe = sanitised(html, {
    ...htmlRules,
    allowedAttributes: { ...htmlRules.allowedAttributes, span: ['data-type', 'data-id', 'data-label'] },
    transformTags: {
      ...htmlRules.transformTags,
      img: (tagName, attribs): sanitize.Tag => {
        const src = attribs.src ?? ''
        const ours = /^\/api\/v1\/[\w/-]+$/.test(src)
        return { tagName, attribs: { ...pictureAttributes(attribs), ...(ours ? { src } : {}) } }
      },
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs.src,
  })
  return safe ?? ''
}

/** The same for a text that has no pictures. */
export function sanitiseOwnText(html: string): string {
  const safe = sanitised(html, { ...htmlRules, allowedTags: tags.filter((tag) => tag !== 'img') })
  return safe ?? ''
}

// Most tables of mails are for the layout: a cell is a few words in a line, not a column.
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder)
  builder.addInline(' ')
}

const bareText = (html: string): string =>
  html
    .replace(/<[^<>]*(?:>|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

// Made once: to read these selectors takes longer than most texts do.
const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 400, ellipsis: '' },
  formatters: { cell },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    { selector: 'img', format: 'skip' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    ...dropped.map((selector) => ({ selector, format: 'skip' })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
})

/** HTML as text: for search, excerpts and the plain part of a mail. */
export function textOf(html: string): string {
  const source = html.slice(0, htmlLimit)
  // Hostile: the converter would be at it for minutes.
  if (source.length > deepest && sanitised(source, { allowedTags: [] }) === undefined) return bareText(source)
  const text = convert(source)
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}
