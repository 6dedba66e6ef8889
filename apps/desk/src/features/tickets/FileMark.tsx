import {
  IconFile,
  IconFileMusic,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconPhoto,
} from '@tabler/icons-react'

const marks: [RegExp, typeof IconFile][] = [
  [/^image\//, IconPhoto],
  [/pdf/, IconFileTypePdf],
  [/zip|compressed|tar|rar|7z/, IconFileZip],
  [/sheet|excel|csv/, IconFileSpreadsheet],
  [/^audio\//, IconFileMusic],
  [/^video\//, IconMovie],
  [/^text\/|word|document|rtf/, IconFileText],
]

export function FileMark({ type }: { type: string }) {
  const Icon = marks.find(([pattern]) => pattern.test(type))?.[1] ?? IconFile
  return <Icon size={18} stroke={1.5} aria-hidden />
}
