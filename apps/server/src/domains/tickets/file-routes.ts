import type { Readable } from 'node:stream'
import { Empty, IdParams } from '@podpora/contract/common'
import { Upload } from '@podpora/contract/files'
import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Files } from '../../platform/files.ts'
import { type App, actorOf } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { askForScan } from '../scans/asking.ts'
import { checkFile, mustBeClean } from '../scans/checking.ts'
import { currentSettings } from '../settings/access.ts'
import { loadAttachmentFor, removeInfected } from './attaching.ts'
import { forgetFile, insertFile, insertUpload, uploadById } from './attachment-queries.ts'
import { dangerOf } from './dangers.ts'

export function fileRoutes(app: App, services: Services): void {
  const { db, files } = services
  const tags = ['Files']

  app.post(
    '/uploads',
    {
      config: { permission: 'ticket.note' },
      schema: {
        tags,
        summary: 'Upload a file (multipart field `file`) to attach to a message',
        consumes: ['multipart/form-data'],
        response: { 201: Upload },
      },
    },
    async (request, reply) => {
      const limitMb = (await currentSettings(db))?.attachmentLimitMb ?? 25
      const part = await request.file({ limits: { fileSize: limitMb * 1024 * 1024, files: 1 } })
      if (!part) throw refuseField('file', 'required')
      const stored = await files.put(part.file)
      if (part.file.truncated) throw new Refusal('too_large', { fields: [tooLarge(limitMb)] })
      const name = cleanName(part.filename)
      const { sha256, size } = stored
      const type = part.mimetype
      await insertFile(db, stored)
      // Who uploads it learns at once what is in it; one that cannot be scanned at present is scanned before it is sent.
      const standing = await checkFile(services, sha256)
      if (standing.state === 'infected') {
        await forgetFile(db, sha256)
        throw new Refusal('file_infected', {
          fields: [{ field: 'file', rule: 'infected', params: { name: standing.what } }],
        })
      }
      const danger = dangerOf({ name, content: await beginningOf(files, sha256) })
      const { id } = await inTransaction(db, async (trx) => {
        await askForScan(trx, [sha256])
        return insertUpload(trx, actorOf(request), { sha256, name, type, danger })
      })
      return reply.code(201).send({
        ...{ id, name, type, size, danger, url: `/api/v1/uploads/${id}` },
        scan:
          standing.state === 'unscanned' || standing.state === 'clean' ? null : { what: null, ...standing },
      })
    },
  )

  app.get(
    '/uploads/:id',
    {
      config: { permission: 'ticket.note' },
      schema: {
        tags,
        summary: 'One’s own upload, while it is not sent yet',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      },
    },
    async (request, reply) => {
      const upload = await uploadById(db, actorOf(request), request.params.id)
      if (!upload) throw new Refusal('not_found')
      await mustBeClean(services, upload.sha256)
      return sendFile(reply, files.read(upload.sha256), upload)
    },
  )

  app.get(
    '/attachments/:id',
    {
      config: { permission: 'ticket.read' },
      schema: { tags, summary: 'The content of an attachment', params: IdParams },
    },
    async (request, reply) => {
      const attachment = await loadAttachmentFor(db, actorOf(request), request.params.id)
      await mustBeClean(services, attachment.sha256)
      return sendFile(reply, files.read(attachment.sha256), attachment)
    },
  )

  app.delete(
    '/attachments/:id',
    {
      config: { permission: 'settings.manage' },
      schema: {
        tags,
        summary: 'Take an infected file away from its message, for good',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    async (request) => {
      await loadAttachmentFor(db, actorOf(request), request.params.id)
      await removeInfected(db, actorOf(request), request.params.id)
    },
  )
}

/** As much of a content as tells what it is. */
async function beginningOf(files: Files, sha256: Buffer): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of files.read(sha256) as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size >= 64 * 1024) break
  }
  return Buffer.concat(pieces)
}

const tooLarge = (limitMb: number) => ({ field: 'file', rule: 'file_too_large', params: { limit: limitMb } })

const cleanName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\p{Cc}/gu, '')
    .slice(-200) || 'file'

/**
 * What strangers send is never run in our name: it is downloaded, or shown as a picture inside a page of ours. The
 * disposition does not keep an `<img>` from showing it; the sandbox keeps it from doing anything when opened alone.
 */
export function sendFile(
  reply: FastifyReply,
  content: Readable | Buffer,
  file: { name: string; type: string; size: number },
) {
  return reply
    .headers({
      'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      'content-length': file.size,
      'content-disposition': contentDisposition(file.name),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=31536000, immutable',
    })
    .send(content)
}
