import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Sends a PDF that was made for its reader as a download, which nobody on its way keeps. `name` is of our making. */
export const sendPdf = (reply: FastifyReply, name: string, content: Readable | Buffer): FastifyReply =>
  reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}.pdf"`,
      'cache-control': 'no-store',
    })
    .send(content)
