import { inflateSync } from 'node:zlib'

const signature = '89504e470d0a1a0a'
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** More is not drawn: with its transparency taken apart it would be in memory several times. */
const mostPixels = 12_000_000

export const isPng = (data: Uint8Array): boolean =>
  Buffer.from(data.subarray(0, 8)).toString('hex') === signature

/**
 * Whether a PNG can be drawn to its end. The library finds what is broken only while it draws, in a place where nobody
 * can catch it; and strangers send us pictures.
 */
export function isSoundPng(data: Uint8Array): boolean {
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)]
  const [bits, colour, interlaced] = [buffer[24] ?? 0, buffer[25] ?? 0, buffer[28]]
  const samples = channels[colour]
  if (!samples || interlaced !== 0 || width * height === 0 || width * height > mostPixels) return false
  const line = 1 + Math.ceil((width * bits * samples) / 8)
  try {
    const pixels = inflateSync(Buffer.concat(partsOf(buffer)), { maxOutputLength: line * height + 64 })
    if (pixels.length < line * height) return false
    for (let at = 0; at < line * height; at += line) if ((pixels[at] ?? 5) > 4) return false
    return true
  } catch {
    // Cut short, or longer than it says: either way it is not shown.
    return false
  }
}

function partsOf(buffer: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 8; at + 8 <= buffer.length; ) {
    const size = buffer.readUInt32BE(at)
    if (buffer.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(buffer.subarray(at + 8, at + 8 + size))
    at += size + 12
  }
  return parts
}
