import type { Upload } from '@podpora/contract/files'
import { type UploadOptions, uploadTo } from '../../../api/upload.ts'

export const uploadFile = (file: File, options: UploadOptions): Promise<Upload> =>
  uploadTo<Upload>('/uploads', file, options)
