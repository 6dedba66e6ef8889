import { crc32, deflateSync } from 'node:zlib'

export type SampleName = 'photo' | 'log' | 'receipt'

/** What customers attach: made here, so that no pictures have to be kept with the sources. */
export const sampleFiles = (): Record<SampleName, { name: string; type: string; content: Buffer }> => ({
  photo: { name: 'IMG_2041.png', type: 'image/png', content: photo() },
  log: { name: 'merle-diagnostics.txt', type: 'text/plain', content: Buffer.from(log) },
  receipt: { name: 'receipt.pdf', type: 'application/pdf', content: receipt() },
})

const log = `Merle diagnostics, firmware 3.8.1
06:58:02 boot, cause: timer
06:58:03 wifi: connected, rssi -71
06:58:31 boiler: 92.8 °C
06:59:40 pump: 8.9 bar, flow 2.1 ml/s
07:00:05 wifi: connection lost
07:00:06 wifi: retry 1 of 5
07:00:36 wifi: retry 2 of 5
07:01:06 error E27: flow meter silent for 3 s
07:01:06 pump: off
`

/** A machine on a kitchen table, as a blurred phone would see it. */
function photo(): Buffer {
  const width = 320
  const height = 240
  const rows: Buffer[] = []
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const machine = x > 95 && x < 225 && y > 50 && y < 185
      const opening = x > 120 && x < 200 && y > 105 && y < 165
      const cup = x > 143 && x < 177 && y > 140 && y < 165
      const [r, g, b] = cup
        ? [236, 232, 224]
        : opening
          ? [38, 36, 35]
          : machine
            ? [150 - y / 4, 156 - y / 4, 160 - y / 4]
            : y > 180
              ? [148 - y / 8, 104 - y / 8, 72 - y / 8]
              : [214 - x / 12, 208 - x / 12, 196 - x / 12]
      row.set([r, g, b].map(Math.round), 1 + x * 3)
    }
    rows.push(row)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** One page with one line. */
function receipt(): Buffer {
  const text = 'BT /F1 18 Tf 60 720 Td (Merle Coffee - receipt) Tj ET'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = pdf.length
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  pdf += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(pdf, 'latin1')
}
