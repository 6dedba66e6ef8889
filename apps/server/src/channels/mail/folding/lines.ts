import type { Fold } from '@podpora/contract/tickets'

/** What a folded part is: somebody else's words, or what stands below every mail of its writer. */
export type FoldKind = Fold['kind']

/** What the HTML of a mail program says of a place; text has no such signs. */
export type Hint = 'attribution' | 'rest' | 'signature' | 'forward'

/** One line as a person sees it, from plain text or from HTML: the filters know no difference. */
export interface Line {
  text: string
  /** It repeats an earlier mail: `>` before it, or a quoting element around it. */
  quoted: boolean
  /** False for a bare `<blockquote>`, which people also use for other things: it needs an attribution before it. */
  sure: boolean
  hint: Hint | null
  /** It was passed on to be read: nothing folds it. */
  passedOn: boolean
  fold: FoldKind | null
}

/** Nothing is said in it: it is empty, or a rule. */
export const isBlank = (line: Line | undefined): boolean => !line || /^[\s_*=–—-]*$/.test(line.text)

/** A line of the writer's own that nothing has folded. */
export const isOwn = (line: Line | undefined): line is Line =>
  line !== undefined && !line.quoted && line.fold === null && !isBlank(line)

// ">>> see http://… <<<" is somebody's arrow, and "<http://long\n> more" a link that was broken.
export const quoteMark = /^\s{0,3}>(?!.*<<)/

export const linesOf = (text: string): Line[] =>
  text.split('\n').map((line) => ({
    text: line,
    quoted: quoteMark.test(line),
    sure: true,
    hint: null,
    passedOn: false,
    fold: null,
  }))
