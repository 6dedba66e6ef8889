import type { Message } from '@podpora/contract/tickets'
import { useEffect, useRef } from 'react'
import css from './PrintScreen.module.css'

const sheet = `:host { display: block; overflow-wrap: anywhere; }
  p { margin: 0 0 8px; } img { max-width: 100%; height: auto; } img:not([src]) { display: none; }
  pre { white-space: pre-wrap; } table { max-width: 100%; } blockquote { margin: 8px 0; padding-inline-start: 12px;
  border-inline-start: 2px solid currentColor; }`

/**
 * What was said, as the server has sanitised it. In a shadow tree and not in a frame: no style gets out of either, but a
 * frame would be cut at the end of a sheet of paper.
 */
export function PrintedText({ message: { html, text } }: { message: Message }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!html || !place.current) return
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: 'open' })
    const styles = new CSSStyleSheet()
    styles.replaceSync(sheet)
    root.adoptedStyleSheets = [styles]
    root.innerHTML = html
  }, [html])
  return html ? <div ref={place} /> : <p className={css.text}>{text}</p>
}
