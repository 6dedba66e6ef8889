import { type DragEvent, useState } from 'react'
import { filesOf } from './filesOf.ts'

/** Files dropped anywhere on the box; the text itself takes its own. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        setOver(false)
        if (event.defaultPrevented || !carriesFiles(event)) return
        event.preventDefault()
        onFiles(filesOf(event.dataTransfer))
      },
    },
  }
}
