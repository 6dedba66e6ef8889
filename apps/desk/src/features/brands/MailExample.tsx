import css from './MailExample.module.css'

type Props = { caption: string; from: string; text: string; signature?: string }

/** What the customer will get, drawn while one types. */
export function MailExample({ caption, from, text, signature = '' }: Props) {
  return (
    <figure className={css.example}>
      <figcaption className={css.caption}>{caption}</figcaption>
      <div className={css.mail}>
        {from && <div className={css.from}>{from}</div>}
        <div className={css.text}>{text}</div>
        {signature.trim() && <div className={css.signature}>{`-- \n${signature}`}</div>}
      </div>
    </figure>
  )
}
