import type sanitize from 'sanitize-html'
import { htmlRules, pictureAttributes, sanitised } from '../../platform/html.ts'
import { hintAttribute, hintOf } from './folding/hints.ts'

/** A picture inside the HTML itself may have so many characters. */
const dataUrlLimit = 300_000
const rasterData = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i

const attributes = htmlRules.allowedAttributes || {}
const withHints = { ...attributes, '*': [...(attributes['*'] ?? []), hintAttribute] }

/**
 * A stranger's HTML, safe to show. A remote picture tells its sender that, when and where the mail was opened, so its
 * address goes to `data-remote-src` and it is loaded only when the reader asks for it. Undefined: not to be shown as HTML.
 * With `hints`, what classes and ids tell of quotes and signatures stays as `data-hint`, for the folding, which takes it out.
 */
export function sanitiseMail(
  html: string,
  { hints = false }: { hints?: boolean } = {},
): { html: string; remotePictures: boolean } | undefined {
  let remotePictures = false
  const safe = sanitised(html, {
    ...htmlRules,
    allowedAttributes: hints ? withHints : attributes,
    allowedSchemesByTag: { img: ['cid', 'data'] },
    transformTags: {
      ...htmlRules.transformTags,
      '*': (tagName, { [hintAttribute]: _, ...attribs }): sanitize.Tag => {
        const hint = hintOf(tagName, attribs)
        return { tagName, attribs: hint ? { ...attribs, [hintAttribute]: hint } : attribs }
      },
      img: (tagName, attribs): sanitize.Tag => {
        const kept = pictureAttributes(attribs)
        // Browsers drop white space and control characters before they read an address.
        const src = (attribs.src ?? '').replace(/[\s\p{Cc}]+/gu, '')
        if (/^cid:[^"'<>]+$/i.test(src)) return { tagName, attribs: { ...kept, src: cidAddress(src) } }
        if (src.length <= dataUrlLimit && rasterData.test(src)) return { tagName, attribs: { ...kept, src } }
        const remote = /^\/\//.test(src) ? `https:${src}` : src
        if (!/^https?:\/\/[^/]/i.test(remote)) return { tagName, attribs: {} }
        remotePictures = true
        return { tagName, attribs: { ...kept, 'data-remote-src': remote } }
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src && !attribs['data-remote-src'],
  })
  return safe === undefined ? undefined : { html: safe.trim(), remotePictures }
}

// As it stands in the Content-ID header, so that the attachment is found by it.
function cidAddress(src: string): string {
  const id = src.slice('cid:'.length)
  try {
    return `cid:${decodeURIComponent(id)}`
  } catch {
    return `cid:${id}`
  }
}
