/** What the frame around a mail's HTML needs to know about it. The HTML itself was sanitised by the server. */

const paints = /bgcolor\s*=|background(-color|-image)?\s*:|<font[^>]+color|[^-]color\s*:|background\s*=/i

/** Written without colours of its own: it can be read on our ground, light or dark. */
export const looksPlain = (html: string): boolean => !paints.test(html)

/** The server has marked its quotes and signatures. */
export const isFolded = (html: string): boolean => /<[^<>]+\sdata-fold=/.test(html)

/** The reader asked for them. */
export const withPictures = (html: string): string => html.replaceAll(/\sdata-remote-src=/g, ' src=')

type Look = {
  text: string
  quiet: string
  line: string
  link: string
  font: string
  fontFaces: string
  /** Light or dark, for whoever looks into the frame. */
  scheme: string
}

/** A whole document for the frame. A mail that paints for itself gets the white sheet it was made for. */
export function mailDocument(html: string, look: Look): string {
  const plain = looksPlain(html)
  return `<!doctype html><html data-scheme="${look.scheme}"><head><meta charset="utf-8"><base target="_blank"><meta name="referrer" content="no-referrer"><style>
${look.fontFaces}
:root { color-scheme: light; }
html { background: ${plain ? 'transparent' : '#fff'}; overflow: hidden; }
body { margin: 0; ${plain ? '' : 'padding: 12px;'} display: flow-root; overflow-x: auto; overflow-wrap: anywhere;
  color: ${plain ? look.text : '#1b211e'}; font: 14px/20px ${look.font}; }
p { margin: 0 0 8px; } p:last-child { margin-bottom: 0; } ul, ol { margin: 0 0 8px; padding-inline-start: 24px; }
a { color: ${plain ? look.link : '#15674a'}; } img { max-width: 100%; height: auto; } img:not([src]) { display: none; }
pre, code { font: 12px/18px ui-monospace, monospace; white-space: pre-wrap; } table { max-width: 100%; }
blockquote { margin: 8px 0; padding-inline-start: 12px; border-inline-start: 2px solid ${plain ? look.line : '#c6cfca'};
  color: ${plain ? look.quiet : 'inherit'}; }
summary { width: fit-content; margin-top: 8px; color: ${plain ? look.quiet : '#5f6b65'}; cursor: pointer; font-size: 12px; }
html:not([data-unfolded]) [data-fold] { display: none !important; }
summary:focus-visible { outline: 2px solid ${plain ? look.link : '#15674a'}; outline-offset: 2px; }
</style></head><body>${html}</body></html>`
}
