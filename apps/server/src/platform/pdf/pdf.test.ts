import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Block } from './blocks.ts'
import { richText } from './rich.ts'
import { pdfOf } from './writing.ts'

const head = { title: 'Zażółć', language: 'pl', foot: 'Przykład · #1001' }
async function pagesOf(batches: AsyncIterable<Block[]>): Promise<{ pages: string[]; size: number }> {
  const file = await buffer(pdfOf(head, batches))
  const document = await getDocumentProxy(new Uint8Array(file))
  const { text } = await extractText(document)
  return { pages: text, size: file.length }
}
async function* inOne(...blocks: Block[]): AsyncGenerator<Block[]> {
  yield blocks
}
const said = (text: string): Block => ({ kind: 'text', runs: [{ text }], indent: 0 })

/** A picture of one colour, with a channel for transparency. */
function png(width: number, height: number, pixels = Buffer.alloc((1 + width * 4) * height, 0)): Buffer {
  const part = (type: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    return Buffer.concat([size, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const about = Buffer.alloc(13)
  about.writeUInt32BE(width, 0)
  about.writeUInt32BE(height, 4)
  about.set([8, 6, 0, 0, 0], 8)
  const start = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    start,
    part('IHDR', about),
    part('IDAT', deflateSync(pixels)),
    part('IEND', Buffer.alloc(0)),
  ])
}

test('Polish, Russian and English words can be read out of it again, and the file is small', async () => {
  const { pages, size } = await pagesOf(
    inOne(
      { kind: 'title', text: '#1001 Zażółć gęślą jaźń' },
      { kind: 'facts', facts: [['Клиент', 'Анна Щукина']] },
      { kind: 'head', text: 'Anna', about: '22 Nov' },
      ...(richText(
        '<p>Hello <b>bold</b> <a href="https://x.example">link</a></p><ul><li>one<li>two</ul>',
      ) as Block[]),
    ),
  )
  expect(pages).toHaveLength(1)
  for (const words of [
    '#1001 Zażółć gęślą jaźń',
    'Анна Щукина',
    'Hello bold link',
    '•',
    'two',
    'Przykład · #1001',
  ])
    expect(pages[0]).toContain(words)
  expect(size).toBeLessThan(60_000)
})

test('words that go on over a page go on after its foot, and each page has its number', async () => {
  const runs = Array.from({ length: 900 }, (_, i) => ({ text: `word${i} `, bold: i % 2 === 0 }))
  const { pages } = await pagesOf(inOne({ kind: 'text', runs, indent: 0 }, said('the end')))
  expect(pages.length).toBeGreaterThan(1)
  const all = pages.join(' ')
  for (const i of [0, 450, 899]) expect(all.match(new RegExp(`word${i}\\b`, 'g')), `word${i}`).toHaveLength(1)
  expect(all).toContain('the end')
  for (const [i, page] of pages.entries()) expect(page).toMatch(new RegExp(`#1001\\s*${i + 1}(\\s|$)`))
})

test('a picture is shown; one that is broken, cut short or a bomb is named, and all else stays', async () => {
  const sound = png(40, 20)
  const picture = (data: Uint8Array, name: string): Block => ({ kind: 'picture', data, name })
  const { pages } = await pagesOf(
    inOne(
      picture(sound, 'sound.png'),
      picture(sound.subarray(0, 60), 'cut.png'),
      picture(png(40, 20, Buffer.alloc(10)), 'short.png'),
      picture(png(40, 20, Buffer.alloc(161 * 20, 9)), 'filter.png'),
      picture(png(50_000, 50_000, Buffer.alloc(10)), 'bomb.png'),
      picture(Buffer.from('GIF89a, or so it says'), 'not.jpg'),
      said('after all'),
    ),
  )
  const text = pages.join(' ')
  expect(text).not.toContain('sound.png')
  for (const words of ['cut.png', 'short.png', 'filter.png', 'bomb.png', 'not.jpg', 'after all'])
    expect(text).toContain(words)
})

test('the next blocks are asked for once those before were taken away; whoever leaves ends it', async () => {
  let asked = 0
  const ended = Promise.withResolvers<void>()
  async function* endless(): AsyncGenerator<Block[]> {
    try {
      for (;;) {
        asked += 1
        yield Array.from({ length: 50 }, (_, i) => said(`${asked}.${i} ${'word '.repeat(60)}`))
      }
    } finally {
      ended.resolve()
    }
  }
  const stream = pdfOf(head, endless())
  for await (const _ of stream) break
  expect(asked).toBeLessThan(20)
  await ended.promise
})

test('what fails while it is read fails the document', async () => {
  async function* broken(): AsyncGenerator<Block[]> {
    yield [said('begun')]
    throw new Error('the database is gone')
  }
  await expect(buffer(pdfOf(head, broken()))).rejects.toThrow('the database is gone')
})
