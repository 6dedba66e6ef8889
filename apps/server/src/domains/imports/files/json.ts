import { JSONParser } from '@streamparser/json'
import { isValue } from '../sources/values.ts'

/** One value of a JSON file, or a line that is none. `list`: the key of the document's list that it stands in. */
export type JsonItem =
  | { line: number; list: string | null; value: Record<string, unknown> }
  | { line: number; broken: string }

/** A single value of more than this is not taken into memory. */
const longest = 64 * 1024 * 1024

/**
 * The values in JSON text: a line each (JSON lines), or the elements of a document's lists: `[…]`, `{"tickets": […]}`,
 * `{"assets": {"User": {"3": …}}}`. Which of them it is, is seen by the beginning.
 */
export async function* jsonItems(content: AsyncIterable<Buffer>): AsyncGenerator<JsonItem> {
  const lines = linesOf(content)
  const first = await firstOf(lines)
  if (!first) return
  const again = chain(first.line, lines)
  if (isWhole(first.line.text)) yield* byLine(again)
  else yield* byDocument(again)
}

interface Line {
  number: number
  text: string
}

/** A whole object in the first line: the others are such as well. A document of one line holds a list instead. */
function isWhole(text: string): boolean {
  if (!text.startsWith('{') || text.length > longest) return false
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    return (
      'id' in value ||
      'type' in value ||
      !Object.values(value).some((v) => typeof v === 'object' && v !== null)
    )
  } catch {
    return false
  }
}

async function* byLine(lines: AsyncIterable<Line>): AsyncGenerator<JsonItem> {
  for await (const { number, text } of lines) {
    if (!text.trim()) continue
    const value = parsed(text)
    if (isValue(value)) yield { line: number, list: null, value }
    else yield { line: number, broken: text.slice(0, 100) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Elements as they close, so that a document of any length fits. */
async function* byDocument(lines: AsyncIterable<Line>): AsyncGenerator<JsonItem> {
  const ready: JsonItem[] = []
  let number = 0
  let begun: JSONParser | undefined
  const parserFor = (text: string): JSONParser => {
    const isList = text.trimStart().startsWith('[')
    const paths = isList ? ['$.*'] : /^\s*\{\s*"assets"/.test(text) ? ['$.assets.*.*'] : ['$.*.*']
    const parser = new JSONParser({ paths, keepStack: false })
    parser.onValue = ({ value, stack, key }) => {
      // A single thing (`{"ticket": {…}}`) has no elements, only fields.
      const list = stack.at(isList ? 0 : -1)?.key
      if (isValue(value) && (typeof key === 'number' || paths[0] === '$.assets.*.*'))
        ready.push({ line: number, list: isList ? null : String(list ?? ''), value })
    }
    return parser
  }
  try {
    for await (const line of lines) {
      number = line.number
      begun ??= parserFor(line.text)
      for (let at = 0; at < line.text.length; at += chunk) {
        begun.write(line.text.slice(at, at + chunk))
        yield* ready.splice(0)
      }
      begun.write('\n')
    }
    yield* ready.splice(0)
    if (begun && !begun.isEnded) yield { line: number, broken: 'the end is missing' }
  } catch (error) {
    yield* ready.splice(0)
    yield { line: number, broken: (error as Error).message.slice(0, 100) }
  }
}
const chunk = 64 * 1024

async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8')
  let number = 1
  let parts: string[] = []
  let length = 0
  for await (const bytes of content) {
    let text = decoder.decode(bytes, { stream: true })
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      yield { number, text: parts.join('') + text.slice(0, end) }
      parts = []
      length = 0
      number += 1
      text = text.slice(end + 1)
    }
    parts.push(text)
    length += text.length
    // A document without lines: in pieces, which for the parser is all the same.
    if (length > longest) {
      yield { number, text: parts.join('') }
      parts = []
      length = 0
    }
  }
  const rest = parts.join('') + decoder.decode()
  if (rest) yield { number, text: rest }
}

async function firstOf(lines: AsyncGenerator<Line>): Promise<{ line: Line } | undefined> {
  for (;;) {
    const { done, value } = await lines.next()
    if (done) return undefined
    if (value.text.trim()) return { line: value }
  }
}

async function* chain(first: Line, rest: AsyncGenerator<Line>): AsyncGenerator<Line> {
  yield first
  yield* rest
}
