import type { Danger } from '@podpora/contract/files'

const program = new Set(
  `exe com scr pif bat cmd cpl dll sys ocx msi msp mst msix appx gadget application jar js jse mjs vbs vbe wsf wsh wsc ps1 psm1 hta lnk
   url scf inf reg chm xll iso img vhd vhdx dmg pkg app apk deb rpm sh run command desktop`.split(/\s+/),
)
const macros = new Set('docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm'.split(' '))
const page = new Set('htm html xhtml shtml mht mhtml svg'.split(' '))
const document = new Set(
  'pdf doc docx xls xlsx ppt pptx odt ods rtf txt csv jpg jpeg png gif webp mp3 mp4 zip'.split(' '),
)

/**
 * What could do harm about a file that came in, the gravest first; null: nothing that can be seen from outside. By its name, by what
 * it says it is, and by how it begins: who sends harm may write any name and type.
 */
export function dangerOf({ name, content }: { name: string; content: Buffer }): Danger | null {
  const extensions = name
    .toLowerCase()
    .trim()
    .split('.')
    .slice(1)
    .map((part) => part.trim())
  const last = extensions.at(-1) ?? ''
  const before = extensions.at(-2) ?? ''
  const runs = program.has(last)
  if (runs && document.has(before)) return 'disguised'
  if (beginsAsProgram(content)) return runs ? 'program' : 'disguised'
  if (runs) return 'program'
  if (macros.has(last)) return 'macros'
  if (isLocked(content)) return 'locked'
  return page.has(last) ? 'page' : null
}

const begins = (content: Buffer, ...bytes: number[]): boolean => bytes.every((byte, i) => content[i] === byte)

/** Windows (MZ, with the place of its PE header inside), Linux (ELF), macOS (Mach-O), a script, a shortcut of Windows. */
function beginsAsProgram(content: Buffer): boolean {
  if (begins(content, 0x4d, 0x5a) && content.length >= 64) {
    const at = content.readUInt32LE(0x3c)
    return content.subarray(at, at + 2).toString('latin1') === 'PE'
  }
  return (
    begins(content, 0x7f, 0x45, 0x4c, 0x46) ||
    begins(content, 0xcf, 0xfa, 0xed, 0xfe) ||
    begins(content, 0xca, 0xfe, 0xba, 0xbe) ||
    begins(content, 0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00) ||
    /^#!\s*\/\S/.test(content.toString('latin1', 0, 40))
  )
}

/** An archive that wants a password: no checker can look into it. ZIP (APPNOTE 4.4.4, bit 0), RAR 4 and 5. */
function isLocked(content: Buffer): boolean {
  if (begins(content, 0x50, 0x4b, 0x03, 0x04) && content.length >= 8)
    return (content.readUInt16LE(6) & 1) === 1
  const rar = content.subarray(0, 6).toString('latin1') === 'Rar!\x1a\x07'
  if (!rar || content.length < 16) return false
  // RAR 5: a header of type 4 in front says that all others are encrypted. RAR 4: flag 0x80 of the archive's header.
  if (content[6] === 0x01) return content[13] === 4
  return (content.readUInt16LE(10) & 0x80) !== 0
}
