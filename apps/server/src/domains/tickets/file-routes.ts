import type { Readable } from 'node:stream'
import { IdParams } from '@podpora/contract/common'
import { Upload } from '@podpora/contract/tickets'
import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { currentSettings } from '../settings/access.ts'
import { loadMessageFor } from './access.ts'
import { attachmentById, insertFile, insertUpload, uploadById } from './attachment-queries.ts'

export function fileRoutes(app: App, { db, files }: Services): void {
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
      await insertFile(db, stored)
      const { id } = await insertUpload(db, actorOf(request), {
        sha256: stored.sha256,
        name,
        type: part.mimetype,
      })
      return reply
        .code(201)
        .send({ id, name, type: part.mimetype, size: stored.size, url: `/api/v1/uploads/${id}` })
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
      const attachment = await attachmentById(db, request.params.id)
      if (!attachment) throw new Refusal('not_found')
      await loadMessageFor(db, actorOf(request), attachment.messageId)
      return sendFile(reply, files.read(attachment.sha256), attachment)
    },
  )
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
function sendFile(
  reply: FastifyReply,
  content: Readable,
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
