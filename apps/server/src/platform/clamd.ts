import { connect, type NetConnectOpts } from 'node:net'
import type { Readable } from 'node:stream'
import { setTimeout as pause, setImmediate } from 'node:timers/promises'

/** What clamd says of a content. */
export type Verdict = { infected: false } | { infected: true; name: string }

/** Why there is no verdict. `away`: nobody answers; `broken`: what was answered makes no sense, or is an error. */
export type ScanFailure = 'away' | 'timed_out' | 'too_large' | 'broken'

/** A content that could not be scanned. */
export class ScanFailed extends Error {
  override name = 'ScanFailed'
  readonly why: ScanFailure
  constructor(why: ScanFailure, message: string) {
    super(message)
    this.why = why
  }
}

/** The connection ended without an answer: one that was given while more was on its way may have gone with it. */
class CutShort extends ScanFailed {}

/** A ClamAV daemon. */
export interface Clamd {
  /** @throws ScanFailed, or what reading the content throws */
  scan(content: () => Readable): Promise<Verdict>
  /** What it calls itself, with the age of its signatures. @throws ScanFailed */
  version(): Promise<string>
}

export interface ClamdLimits {
  connectMs: number
  /** clamd is silent while it scans, two minutes at most unless it is set up otherwise (MaxScanTime). */
  silenceMs: number
  overallMs: number
  /** So long nobody asks one that did not answer. */
  restMs: number
  /** So many contents are sent to it at once: it has ten threads unless it is set up otherwise. */
  mostAtOnce: number
}

const usual: ClamdLimits = {
  connectMs: 5_000,
  silenceMs: 150_000,
  overallMs: 300_000,
  restMs: 3_000,
  mostAtOnce: 4,
}
const chunkSize = 64 * 1024
const longestAnswer = 4_096
/**
 * Milliseconds between the pieces of a content in each try. clamd answers that a content is too large and hangs up; where the
 * next piece is written just then, the answer goes with the connection. Between slow pieces it is read.
 */
const paces = [0, 1, 5, 25]

/** `host:port`, `[::1]:port` or the path of a socket. */
export function createClamd(address: string, given: Partial<ClamdLimits> = {}): Clamd {
  const limits = { ...usual, ...given }
  const to = placeOf(address)
  let restingUntil = 0
  let underWay = 0
  const queue: (() => void)[] = []

  async function ask(command: string, content?: () => Readable, pace = 0): Promise<string> {
    if (underWay >= limits.mostAtOnce) await new Promise<void>((resolve) => queue.push(resolve))
    else underWay += 1
    try {
      // Whoever asks meanwhile does not prolong it, or one that is asked often would never be asked again.
      if (performance.now() < restingUntil) throw new ScanFailed('away', 'clamd did not answer a moment ago')
      return await converse(to, limits, command, content, pace).catch((error: unknown) => {
        if (error instanceof ScanFailed && error.why === 'away')
          restingUntil = performance.now() + limits.restMs
        throw error
      })
    } finally {
      const next = queue.shift()
      if (next) next()
      else underWay -= 1
    }
  }

  /** Where the answer went with the connection, it is asked again what it said. */
  async function askAboutContent(content: () => Readable): Promise<string> {
    let cut: unknown
    for (const pace of paces)
      try {
        return await ask('zINSTREAM\0', content, pace)
      } catch (error) {
        if (!(error instanceof CutShort)) throw error
        cut = error
      }
    throw cut
  }
  return {
    scan: async (content) => verdictOf(await askAboutContent(content)),
    version: () => ask('zVERSION\0'),
  }
}

function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address }
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) }
}

/** @throws ScanFailed */
function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { infected: false }
  const found = /^stream: (.{1,300}) FOUND$/.exec(answer)?.[1]
  // A limit of clamd's was met, so that it has not looked at all of it.
  if (found?.startsWith('Heuristics.Limits.Exceeded')) throw new ScanFailed('too_large', answer)
  if (found) return { infected: true, name: found }
  if (/size limit exceeded/i.test(answer)) throw new ScanFailed('too_large', answer)
  throw new ScanFailed('broken', `clamd answered ${JSON.stringify(answer.slice(0, 200))}`)
}

/** One connection: the command, the content in pieces, one answer that ends with a zero byte. */
function converse(
  to: NetConnectOpts,
  limits: ClamdLimits,
  command: string,
  content: (() => Readable) | undefined,
  pace: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to)
    let connected = false
    let sending = false
    let answer = Buffer.alloc(0)
    let source: Readable | undefined
    const end = (settle: () => void): void => {
      clearTimeout(connecting)
      clearTimeout(overall)
      source?.destroy()
      socket.destroy()
      settle()
    }
    const fail = (error: unknown): void => end(() => reject(error))
    const late = (): void => fail(new ScanFailed('timed_out', 'clamd took too long'))
    const connecting = setTimeout(
      () => fail(new ScanFailed('away', 'clamd does not answer')),
      limits.connectMs,
    )
    const overall = setTimeout(late, limits.overallMs)
    socket.setTimeout(limits.silenceMs, late)
    socket.on('connect', () => {
      connected = true
      clearTimeout(connecting)
      socket.write(command)
      if (!content) return
      source = content()
      // What cannot be read says nothing of clamd.
      source.on('error', fail)
      sending = true
      send(source).then(() => {
        sending = false
        socket.write(Buffer.alloc(4))
      }, fail)
    })
    socket.on('data', (piece: Buffer) => {
      answer = Buffer.concat([answer, piece])
      const ends = answer.indexOf(0)
      // It may answer before it was sent everything: the size limit is met, for instance.
      if (ends >= 0) end(() => resolve(answer.toString('utf8', 0, ends).trim()))
      else if (answer.length > longestAnswer) fail(new ScanFailed('broken', 'clamd says too much'))
    })
    const lost = (reason: string, cut: boolean): void =>
      fail(new (cut ? CutShort : ScanFailed)(connected ? 'broken' : 'away', `clamd: ${reason}`))
    socket.on('error', (error) => lost(error.message, connected))
    // One that has all of it and hangs up in order has nothing to say.
    socket.on('close', () => lost('the connection was closed without an answer', sending))

    async function send(from: Readable): Promise<void> {
      for await (const whole of from as AsyncIterable<Buffer>)
        for (let at = 0; at < whole.length; at += chunkSize) {
          if (socket.destroyed) return
          if (!writePiece(whole.subarray(at, at + chunkSize))) await drained()
          // What it answers meanwhile is read before more is sent.
          await (pace > 0 ? pause(pace) : setImmediate())
        }
    }
    /** In one write: clamd may hang up on a size alone. False: more waits than it should. */
    const writePiece = (piece: Buffer): boolean => {
      const size = Buffer.alloc(4)
      size.writeUInt32BE(piece.length)
      socket.cork()
      socket.write(size)
      const goesOn = socket.write(piece)
      socket.uncork()
      return goesOn
    }
    const drained = (): Promise<void> =>
      new Promise((go) => {
        const once = (): void => {
          socket.off('drain', once).off('close', once)
          go()
        }
        socket.once('drain', once).once('close', once)
      })
  })
}
