import { Anchor } from '@mantine/core'
import css from './LinkedText.module.css'

const link = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/

/** Plain text as it was written, with its addresses one can follow. */
export function LinkedText({ text }: { text: string }) {
  const pieces = text.split(link)
  return (
    <div className={css.text}>
      {pieces.map((piece, place) =>
        link.test(piece) ? (
          <Anchor key={place} href={piece} underline="always" target="_blank" rel="noreferrer">
            {piece}
          </Anchor>
        ) : (
          piece
        ),
      )}
    </div>
  )
}
