import type { FastifyReply } from 'fastify'
import type { App } from './app.ts'

/** A text inside HTML, also in an attribute. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  )

export interface PublicPage {
  language: string
  title: string
  /** Whose page it is. */
  brand: string
  /** HTML; whoever writes it has escaped what others wrote. */
  body: string
}

const style = `
:root{color-scheme:light dark;--ink:#1b211f;--soft:#5c6965;--ground:#f6f8f7;--card:#fff;--line:#d3dbd8;--accent:#0f6b52;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebe9;--soft:#9fada8;--ground:#121715;--card:#1a211e;--line:#33403b;--accent:#5cc4a4;--on:#0b1613}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif}
main{max-width:640px;margin:0 auto;padding:32px 16px}
.card{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:24px}
h2{font-size:17px;margin:24px 0 4px}h3{font-size:14px;margin:12px 0 4px}
ul{padding-left:20px;margin:0 0 16px}
a{color:var(--accent)}
meter{width:100%;height:12px;margin-bottom:8px}
h1{font-size:22px;line-height:1.3;margin:0 0 12px}
p{margin:0 0 16px;overflow-wrap:anywhere}
.brand,.soft{color:var(--soft)}
.brand{margin-bottom:12px}
label{display:block;font-weight:600;margin-bottom:4px}
textarea{width:100%;min-height:180px;padding:10px 12px;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:6px}
button{margin-top:16px;padding:10px 18px;font:inherit;font-weight:600;color:var(--on);background:var(--accent);border:0;border-radius:6px;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.said{border-left:4px solid var(--accent);padding:8px 12px;background:var(--ground)}
.text{overflow-x:auto;overflow-wrap:anywhere}.text>*{max-width:100%}
blockquote{margin:0 0 16px;padding-left:16px;border-left:3px solid var(--line)}
pre{overflow-x:auto;padding:12px;background:var(--ground)}
ol{padding-left:24px}li{margin-bottom:8px}
progress{width:100%;height:12px;accent-color:var(--accent)}
@media print{body{background:none}form{display:none}}
`

/** A page for people without an account: whole without scripts, readable on any phone, asked for by no search engine. */
export const publicPage = ({ language, title, brand, body }: PublicPage): string => `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body><main><p class="brand">${escaped(brand)}</p><div class="card"><h1>${escaped(title)}</h1>${body}</div></main></body>
</html>
`

export const sendPage = (
  reply: FastifyReply,
  page: PublicPage,
  status: 200 | 403 | 404 | 429 = 200,
): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .serializer(String)
    .send(publicPage(page))

/** Has forms of these pages read: names and values, the last of a name. */
export function readForms(app: App): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
}
