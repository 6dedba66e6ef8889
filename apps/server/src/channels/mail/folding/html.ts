import { DomUtils, ElementType, parseDocument } from 'htmlparser2'
import { foldAttribute, hintAttribute, type PlaceHint } from './hints.ts'
import { type FoldKind, type Hint, type Line, quoteMark } from './lines.ts'
import { tellsOfForward } from './words.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = Extract<Node, { attribs: object }>
type TextNode = Extract<Node, { type: typeof ElementType.Text }>

const blocks = new Set(
  `address blockquote caption center dd details div dl dt figure figcaption h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody
   tfoot thead tr ul`.split(/\s+/),
)

/** Where the sanitiser puts the address of a picture on the web. */
const remote = 'data-remote-src'

const isElement = (node: Node): node is Element => 'attribs' in node
const isText = (node: Node): node is TextNode => node.type === ElementType.Text

interface Place {
  quoted: boolean
  sure: boolean
  hint: Hint | null
  pre: boolean
}

/** Sanitised HTML as lines. They know their places in it, so that what is folded of them can be marked there. */
export interface HtmlLines {
  lines: Line[]
  /** The HTML with `data-fold` where its lines are folded, and what is left of it without these. */
  marked(): { html: string; visible: string }
}

/** @param html sanitised, with the hints of `hintOf`: no deeper than the sanitiser lets it be */
export function linesOfHtml(html: string): HtmlLines {
  const page = parseDocument(html)
  const reader = new Reader()
  reader.walk(page.children, { quoted: false, sure: true, hint: null, pre: false })
  // ">" is written in HTML, too.
  for (const line of reader.lines) line.quoted ||= quoteMark.test(line.text)
  return { lines: reader.lines, marked: () => mark(page, reader.lineOf) }
}

/** Goes through a page as a browser would lay it out, and notes which node is in which line. */
class Reader {
  lines: Line[] = []
  lineOf = new Map<Node, Line>()
  #line: Line | undefined

  walk(nodes: Node[], place: Place): void {
    for (const node of nodes.slice()) {
      if (isText(node)) this.#text(node, place)
      else if (isElement(node)) {
        const block = blocks.has(node.name)
        if (block) this.#end()
        this.#element(node, place)
        if (block) this.#end()
      }
    }
  }

  #start({ quoted, sure, hint }: Place): Line {
    this.#line = { text: '', quoted, sure, hint, passedOn: false, fold: null }
    this.lines.push(this.#line)
    return this.#line
  }

  #put(node: Node, text: string, place: Place): void {
    const line = this.#line ?? this.#start(place)
    line.text += text
    this.lineOf.set(node, line)
  }

  #end(): void {
    this.#line = undefined
  }

  #text(node: TextNode, place: Place): void {
    if (place.pre && node.data.includes('\n')) {
      // A node for each line, so that each can be folded by itself.
      const [first = '', ...others] = node.data.split('\n')
      let last = node
      node.data = first
      this.#put(node, first, place)
      for (const text of others) {
        const next = Object.assign(node.cloneNode(), { data: `\n${text}` })
        DomUtils.append(last, next)
        this.#end()
        this.#put(next, text, place)
        last = next
      }
    } else {
      const text = node.data.replace(/[ \t\r\n\u00a0]+/g, ' ')
      if (this.#line || text.trim()) this.#put(node, text, place)
    }
  }

  #element(node: Element, place: Place): void {
    const hint = node.attribs[hintAttribute] as PlaceHint | undefined
    if (hint === 'rest') {
      this.#end()
      this.#start({ ...place, hint: 'rest' })
      this.#put(node, '', place)
      if (node.children.length === 0) this.#end()
    }
    if (node.name === 'br') {
      this.#put(node, '', place)
      this.#end()
    } else if (node.name === 'hr') this.#put(node, '________', place)
    // A picture of the mail itself is something said; one on the web is mostly a logo, or counts who reads.
    else if (node.name === 'img') this.#put(node, node.attribs[remote] === undefined ? '\ufffc' : '', place)
    else {
      if (this.#line && (node.name === 'td' || node.name === 'th')) this.#line.text += ' '
      this.#inside(node, placeIn(node, hint, place))
    }
  }

  /** Above the quote in its container stands who wrote it; answers between and below the quotes are the writer's own. */
  #inside(node: Element, { place, attribution }: { place: Place; attribution: boolean }): void {
    const first = attribution ? node.children.findIndex(holdsQuote) : 0
    this.walk(node.children.slice(0, first), { ...place, hint: 'attribution' })
    if (attribution) this.#end()
    this.walk(node.children.slice(first), place)
  }
}

/** What holds inside an element, and whether it is a container whose quote has its attribution before it. */
function placeIn(
  node: Element,
  hint: PlaceHint | undefined,
  around: Place,
): { place: Place; attribution: boolean } {
  const place = {
    ...around,
    pre: around.pre || node.name === 'pre',
    hint: around.hint === 'rest' ? null : around.hint,
  }
  const as = (more: Partial<Place>) => ({ place: { ...place, ...more }, attribution: false })
  if (node.name === 'blockquote')
    return as({ quoted: true, sure: hint === 'cite' || (place.quoted && place.sure), hint: null })
  if (place.quoted || !hint || hint === 'rest' || hint === 'cite') return as({})
  if (hint !== 'container') return as({ hint })
  if (node.children.some(holdsQuote)) return { place, attribution: true }
  return as(
    tellsOfForward(DomUtils.textContent(node).slice(0, 300)) ? {} : { quoted: true, sure: true, hint: null },
  )
}

const holdsQuote = (node: Node): boolean =>
  isElement(node) && (node.name === 'blockquote' || node.children.some(holdsQuote))

function mark(
  page: ReturnType<typeof parseDocument>,
  lineOf: Map<Node, Line>,
): { html: string; visible: string } {
  for (const node of page.children.slice()) wrap(node, markIn(node, lineOf))
  for (const node of DomUtils.find(isElement, page.children, true, Number.POSITIVE_INFINITY))
    if (isElement(node)) delete node.attribs[hintAttribute]
  const html = DomUtils.getInnerHTML(page, { encodeEntities: 'utf8', selfClosingTags: true })
  const folded = DomUtils.find(
    (node) => isElement(node) && foldAttribute in node.attribs,
    page.children,
    true,
    Number.POSITIVE_INFINITY,
  )
  for (const node of folded) DomUtils.removeElement(node)
  return { html, visible: DomUtils.getInnerHTML(page, { encodeEntities: 'utf8', selfClosingTags: true }) }
}

type Found = FoldKind | 'mixed' | 'nothing' | null

/** Marks the largest elements all of whose lines are folded. Gives what the node is. */
function markIn(node: Node, lineOf: Map<Node, Line>): Found {
  const own = lineOf.get(node)
  if (!isElement(node) || node.children.length === 0) {
    if (own) return own.fold
    return 'nothing'
  }
  const children = node.children.slice()
  const found = children.map((child) => markIn(child, lineOf))
  const kinds = new Set(found.filter((one) => one !== 'nothing'))
  if (kinds.size === 0) return 'nothing'
  if (kinds.size === 1) {
    const [only] = kinds as Set<Found>
    return only ?? null
  }
  for (const [i, child] of children.entries()) wrap(child, found[i] ?? null)
  return 'mixed'
}

function wrap(node: Node, kind: Found): void {
  if (kind === null || kind === 'mixed' || kind === 'nothing') return
  if (isElement(node)) node.attribs[foldAttribute] = kind
  else {
    const [span] = parseDocument(`<span ${foldAttribute}="${kind}"></span>`).children
    if (!span || !isElement(span)) return
    DomUtils.replaceElement(node, span)
    DomUtils.appendChild(span, node)
  }
}
