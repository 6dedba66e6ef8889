/** Words of one look. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  link?: string
}

/** What a sheet is made of, from above. */
export type Block =
  | { kind: 'title'; text: string }
  /** Names and what they stand for, one pair a line. */
  | { kind: 'facts'; facts: [name: string, value: string][] }
  /** The head of a part, with quiet words beside it. */
  | { kind: 'head'; text: string; about: string }
  | { kind: 'text'; runs: Run[]; indent: number; mark?: string }
  | { kind: 'quiet'; text: string }
  /** JPEG or PNG; what is neither, or broken, is named instead. */
  | { kind: 'picture'; data: Uint8Array; name: string }

export interface SheetHead {
  title: string
  /** BCP 47 */
  language: string
  /** Stands at the foot of each page, before its number. */
  foot: string
}
