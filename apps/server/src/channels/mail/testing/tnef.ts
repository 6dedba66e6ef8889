interface File {
  shortName: string
  longName?: string
  type?: string
  content: string
}

/** A winmail.dat as Outlook writes one (MS-OXTNEF): names and texts in UTF-16. */
export function tnefOf({ body, files }: { body: string; files: File[] }): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(0x223e9f78, 0)
  return Buffer.concat([
    head,
    attribute(1, 0x00069003, properties([[0x1000, body]])),
    ...files.flatMap(({ shortName, longName, type, content }) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from(`${shortName}\0`, 'latin1')),
      attribute(2, 0x0006800f, Buffer.from(content)),
      attribute(
        2,
        0x00069005,
        properties([
          [0x3707, longName],
          [0x370e, type],
        ]),
      ),
    ]),
  ])
}

function attribute(level: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(level, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(value.length, 5)
  const sum = Buffer.alloc(2)
  sum.writeUInt16LE(value.reduce((a, b) => (a + b) & 0xffff, 0))
  return Buffer.concat([head, value, sum])
}

/** A named property and a number stand before the texts, as they do in real ones. */
function properties(texts: [number, string | undefined][]): Buffer {
  const given = texts.filter((one): one is [number, string] => one[1] !== undefined)
  const parts = given.map(([id, text]) => {
    const value = Buffer.from(`${text}\0`, 'utf16le')
    return Buffer.concat([
      tag(id, 0x001f),
      long(1),
      long(value.length),
      value,
      Buffer.alloc((4 - (value.length % 4)) % 4),
    ])
  })
  const named = Buffer.concat([tag(0x8000, 3), Buffer.alloc(16), long(0), long(0x8501), long(7)])
  return Buffer.concat([long(given.length + 2), named, tag(0x0e20, 3), long(42), ...parts])
}

function tag(id: number, type: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(type, 0)
  bytes.writeUInt16LE(id, 2)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
