import type { Repair } from '../mending/mending.ts'
import { readTnef, type TnefFile } from './tnef.ts'

const isTnef = ({ name, type }: TnefFile): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/i.test(type) || /^winmail\d*\.dat$/i.test(name)

/**
 * The files of a mail, with those in place of a winmail.dat that Outlook has put into it, and the text from there. One that
 * cannot be read stays as it is, and it is said why.
 */
export function unpacked(files: TnefFile[], repairs: Repair[]): { files: TnefFile[]; text: string } {
  const texts: string[] = []
  const all = files.flatMap((file) => {
    if (!isTnef(file)) return [file]
    try {
      const inside = readTnef(file.content)
      texts.push(inside.text)
      repairs.push({
        what: 'structure',
        detail: `${file.name || 'winmail.dat'}: ${inside.files.length} files taken out`,
      })
      // Rich text alone is not read: then it stays, so that somebody with Outlook can.
      return inside.files.length > 0 || inside.text ? inside.files : [file]
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      repairs.push({ what: 'structure', detail: `${file.name || 'winmail.dat'} could not be read: ${why}` })
      return [file]
    }
  })
  return { files: all, text: texts.filter(Boolean).join('\n\n') }
}
