import { useComputedColorScheme } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { foldQuote } from './foldQuote.ts'
import { fontFaces } from './fontFaces.ts'
import css from './MailFrame.module.css'
import { isFolded, mailDocument, withPictures } from './mailHtml.ts'

type Props = {
  html: string
  author: string
  pictures: boolean
  unfolded?: boolean
  /** What stands there until the frame has its page and its height. */
  children?: ReactNode
}

/**
 * A mail's HTML in a frame of its own: no script runs there and no style gets out. It has our origin only so that
 * we may measure it; that is safe without scripts.
 */
export function MailFrame({ html, author, pictures, unfolded = false, children }: Props) {
  const t = useT()
  const scheme = useComputedColorScheme('light')
  const [height, setHeight] = useState<number | null>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const watcher = useRef<ResizeObserver | null>(null)
  const quoted = t('tickets:timeline.quoted')
  const page = useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    const value = (name: string) => style.getPropertyValue(name).trim()
    // What came before the server folded, and what others brought in, has no marks.
    const folded = isFolded(html) ? html : foldQuote(html, quoted)
    return mailDocument(pictures ? withPictures(folded) : folded, {
      text: value('--text'),
      quiet: value('--text-quiet'),
      line: value('--border-strong'),
      link: value('--accent-text'),
      font: value('--mantine-font-family'),
      fontFaces: fontFaces(),
      scheme,
    })
  }, [html, pictures, quoted, scheme])

  // In the page that is there: a new one would lose its place and its size. Before it is there, `loaded` does so.
  useEffect(() => {
    frame.current?.contentDocument?.querySelector('html')?.toggleAttribute('data-unfolded', unfolded)
  }, [unfolded])

  const loaded = (frame: HTMLIFrameElement) => {
    const inside = frame.contentDocument
    if (!inside?.body) return
    inside.documentElement.toggleAttribute('data-unfolded', unfolded)
    watcher.current?.disconnect()
    watcher.current = new ResizeObserver(() =>
      setHeight(Math.ceil(inside.body.getBoundingClientRect().height)),
    )
    watcher.current.observe(inside.body)
    // Shortcuts go on working after a click into a mail.
    inside.addEventListener('keydown', (event) => {
      const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event
      const same = { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true }
      if (!frame.dispatchEvent(new KeyboardEvent('keydown', same))) event.preventDefault()
    })
  }

  return (
    <div className={css.place}>
      {height === null && children}
      <iframe
        key={page}
        ref={frame}
        className={css.frame}
        data-coming={(height === null && children !== undefined) || undefined}
        title={t('tickets:timeline.htmlTitle', { name: author })}
        sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"
        srcDoc={page}
        style={{ height: height ?? 40 }}
        onLoad={(event) => loaded(event.currentTarget)}
      />
    </div>
  )
}
