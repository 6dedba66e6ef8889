import type { Problem } from '@podpora/contract/errors'
import { csrfHeader } from '@podpora/contract/routes'
import { ApiError, api } from './client.ts'

export type UploadOptions = { csrfToken: string; signal: AbortSignal; onProgress: (percent: number) => void }

/** Sends one file. By XMLHttpRequest and not by fetch, which can't say how much of a request has gone. */
export function uploadTo<T>(path: string, file: File, options: UploadOptions): Promise<T> {
  const { csrfToken, signal, onProgress } = options
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const refuse = (problem: Pick<Problem, 'code' | 'status'>) => reject(new ApiError(problem))
    request.open('POST', api.url(path))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader(csrfHeader, csrfToken)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((100 * loaded) / (total || 1)))
    request.onload = () => {
      const { status, response } = request
      if (status < 300) resolve(response as T)
      else refuse((response as Problem | null) ?? { code: status === 413 ? 'too_large' : 'internal', status })
    }
    request.onerror = () => refuse({ code: 'unavailable', status: 0 })
    signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
