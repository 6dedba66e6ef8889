import { createRequire } from 'node:module'
import { setImmediate as turn } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Block, Run, SheetHead } from './blocks.ts'
import { isPng, isSoundPng } from './sound-png.ts'

const { resolve } = createRequire(import.meta.url)
const inter = (face: string) => resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`)
const faces = {
  plain: inter('400Regular'),
  italic: inter('400Regular_Italic'),
  bold: inter('600SemiBold'),
  boldItalic: inter('600SemiBold_Italic'),
}
const ink = '#1b211e'
const quiet = '#5f6b65'
const accent = '#15674a'
const margins = { top: 56, bottom: 64, left: 56, right: 56 }

/** What the library keeps of words that go on: the foot of a page must not be taken for the rest of them. */
interface Unfinished {
  _wrapper: unknown
  _textOptions: unknown
}

/** A4, filled from above; what is finished is given out at once, so that a long one is never held as a whole. */
export class Sheet {
  readonly document: PDFKit.PDFDocument
  #head: SheetHead
  #look: Look = { face: faces.plain, size: 10, colour: ink }
  #pages = 0

  constructor(head: SheetHead) {
    this.#head = head
    this.document = new PDFDocument({
      size: 'A4',
      margins,
      autoFirstPage: false,
      font: faces.plain,
      lang: head.language,
      displayTitle: true,
      info: { Title: head.title, Creator: 'Podpora' },
    })
    this.document.on('pageAdded', () => this.#foot())
    this.document.addPage()
  }

  get #width(): number {
    return this.document.page.width - margins.left - margins.right
  }

  async add(block: Block): Promise<void> {
    switch (block.kind) {
      case 'title':
        return this.#paragraph([{ text: block.text, bold: true }], { size: 16, after: 8 })
      case 'facts':
        return this.#facts(block.facts)
      case 'head':
        return this.#partHead(block)
      case 'text':
        return this.#paragraph(block.runs, block)
      case 'quiet':
        return this.#paragraph([{ text: block.text }], { size: 8.5, colour: quiet })
      case 'picture':
        return this.#picture(block)
    }
  }

  end(): void {
    this.document.end()
  }

  #paragraph(
    runs: Run[],
    { indent = 0, mark, size = 10, colour = ink, after = 5 }: Partial<Style> = {},
  ): void {
    const doc = this.document
    const left = margins.left + indent
    const width = this.#width - indent
    if (mark) {
      if (doc.y > doc.page.maxY() - 2 * size) doc.addPage()
      const { y } = doc
      this.#set({ face: faces.plain, size, colour: quiet })
      doc.text(mark, left - 14, y, { lineBreak: false })
      doc.y = y
    }
    runs.forEach((run, i) => {
      this.#set({ face: faceOf(run), size, colour: run.link ? accent : colour })
      const link = run.link ?? null
      const more = { width, lineGap: 2, continued: i < runs.length - 1, link, underline: Boolean(run.link) }
      if (i === 0) doc.text(run.text, left, doc.y, more)
      else doc.text(run.text, more)
    })
    doc.y += after
  }

  #facts(facts: [string, string][]): void {
    for (const [name, value] of facts) {
      if (this.document.y > this.document.page.maxY() - 20) this.document.addPage()
      const { y } = this.document
      this.#set({ face: faces.plain, size: 9, colour: quiet })
      this.document.text(name, margins.left, y, { lineBreak: false })
      this.document.y = y
      this.#paragraph([{ text: value }], { indent: 120, size: 9, after: 1 })
    }
    this.document.y += 8
  }

  /** Never alone at the foot of a page. */
  #partHead({ text, about }: { text: string; about: string }): void {
    const doc = this.document
    if (doc.y > doc.page.maxY() - 60) doc.addPage()
    else doc.y += 6
    doc
      .moveTo(margins.left, doc.y)
      .lineTo(margins.left + this.#width, doc.y)
      .lineWidth(0.5)
      .strokeColor('#c6cfca')
      .stroke()
    doc.y += 8
    this.#set({ face: faces.bold, size: 10, colour: ink })
    doc.text(text, margins.left, doc.y, { width: this.#width, continued: true })
    this.#set({ face: faces.plain, size: 8.5, colour: quiet })
    doc.text(`   ${about}`)
    doc.y += 4
  }

  async #picture({ data, name }: { data: Uint8Array; name: string }): Promise<void> {
    if (isPng(data) && !isSoundPng(data)) return this.add({ kind: 'quiet', text: name })
    const doc = this.document
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    let picture: ReturnType<typeof opened>
    try {
      picture = opened(doc, bytes)
    } catch {
      // Neither of the kinds that can be drawn, whatever its name says.
      return this.add({ kind: 'quiet', text: name })
    }
    const scale = Math.min(0.75, this.#width / picture.width, 380 / picture.height)
    const [width, height] = [picture.width * scale, picture.height * scale]
    if (doc.y + height > doc.page.maxY()) doc.addPage()
    const { y } = doc
    doc.image(picture, margins.left, y, { width, height })
    doc.y = y + height + 6
    // Transparency is taken apart elsewhere: one picture at a time, or many would be in memory at once.
    while (picture.image) await turn()
  }

  #set(look: Look): void {
    this.#look = look
    this.document.font(look.face).fontSize(look.size).fillColor(look.colour)
  }

  /** Drawn when a page begins, perhaps in the midst of words, which go on afterwards as if nothing had been. */
  #foot(): void {
    const doc = this.document
    const going = doc as unknown as Unfinished
    const { _wrapper, _textOptions } = going
    const look = this.#look
    this.#pages += 1
    const { page } = doc
    Object.assign(going, { _wrapper: null, _textOptions: null })
    page.margins.bottom = 0
    this.#set({ face: faces.plain, size: 8, colour: quiet })
    const place = { width: this.#width, lineBreak: false }
    doc.text(this.#head.foot, margins.left, page.height - 40, place)
    doc.text(String(this.#pages), margins.left, page.height - 40, { ...place, align: 'right' })
    page.margins.bottom = margins.bottom
    this.#set(look)
    Object.assign(going, { _wrapper, _textOptions })
    doc.x = margins.left
    doc.y = margins.top
  }
}

interface Look {
  face: string
  size: number
  colour: string
}

interface Style {
  indent: number
  mark: string
  size: number
  colour: string
  after: number
}

/** Read, and not drawn yet. `image` is there while a PNG is worked on. */
const opened = (doc: PDFKit.PDFDocument, bytes: Buffer) =>
  (
    doc as unknown as { openImage(src: Buffer): { width: number; height: number; image?: unknown } }
  ).openImage(bytes) as { width: number; height: number; image?: unknown } & Buffer

const faceOf = ({ bold, italic }: Run): string =>
  faces[bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'plain']
