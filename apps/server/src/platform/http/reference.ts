import { api } from '@podpora/contract/routes'
import { exampleOf, type Schema, typeOf } from './reference-schema.ts'

interface Operation {
  tags?: string[]
  summary?: string
  description?: string
  'x-permission'?: string
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>
}
/** Of an OpenAPI document, what the page shows. */
export interface ApiDocument {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Record<string, Operation>>
}
interface Entry extends Operation {
  id: string
  method: string
  path: string
  tag: string
}

/**
 * The API as a page to read: one piece of HTML without scripts, so it needs nothing from elsewhere and no exception
 * in the content security policy. The browser's own search and `<details>` are its tools.
 */
export function referencePage(document: ApiDocument): string {
  const entries = entriesOf(document)
  const tags = [...new Set(entries.map((entry) => entry.tag))].sort((a, b) => a.localeCompare(b))
  const of = (tag: string) => entries.filter((entry) => entry.tag === tag)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(document.info.title)} API</title>
<style>${css}</style>
</head>
<body>
<nav aria-label="Contents"><p><strong>${text(document.info.title)} API</strong></p><ul>${tags
    .map((tag) => `<li><a href="#${slug(tag)}">${text(tag)}</a></li>`)
    .join('')}</ul><p><a href="${api}/openapi.json">openapi.json</a></p></nav>
<main>
<h1>${text(document.info.title)} API</h1>
<p>${inline(document.info.description ?? '')}</p>
${tags.map((tag) => `<section aria-labelledby="${slug(tag)}"><h2 id="${slug(tag)}">${text(tag)}</h2>${of(tag).map(entryHtml).join('')}</section>`).join('\n')}
</main>
</body>
</html>
`
}

function entriesOf(document: ApiDocument): Entry[] {
  return Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => {
      const [tag = 'server'] = operation.tags ?? []
      const id = `${verb}${path.slice(path.startsWith(api) ? api.length : 0)}`
      return { ...operation, id: slug(id), method: verb.toUpperCase(), path, tag: tag.toLowerCase() }
    }),
  )
}

function entryHtml(entry: Entry): string {
  const { id, method, path, summary = '', description, parameters = [] } = entry
  const permission = entry['x-permission']
  const body = schemaOf(entry.requestBody)
  const answers = Object.entries(entry.responses ?? {})
  return `<details id="${id}"><summary><code class="verb">${method}</code> <code>${text(path)}</code> <span>${text(summary)}</span></summary>
<div>${description ? `<p>${inline(description)}</p>` : ''}
<p>${permission && permission !== 'public' ? `Needs <code>${text(permission)}</code>` : 'Open to everybody'}</p>
${parameters.length > 0 ? `<h3>Parameters</h3><ul>${parameters.map((p) => `<li><code>${text(p.name)}</code> <em>${text(p.in)}${p.required ? ', required' : ''}</em> <code>${text(typeOf(p.schema ?? {}, 'request'))}</code> ${inline(p.description ?? p.schema?.description ?? '')}</li>`).join('')}</ul>` : ''}
${body ? `<h3>Body</h3><pre tabindex="0">${text(typeOf(body, 'request'))}</pre>` : ''}
<h3>curl</h3><pre tabindex="0">${text(curl(entry, body))}</pre>
<h3>TypeScript</h3><pre tabindex="0">${text(script(entry, body))}</pre>
${answers.map(([status, answer]) => `<h3>${text(status)}</h3>${answerHtml(schemaOf(answer))}`).join('')}</div></details>`
}

const answerHtml = (schema: Schema | undefined): string =>
  schema && schema.type !== 'null'
    ? `<pre tabindex="0">${text(typeOf(schema, 'answer'))}</pre>`
    : '<p>No content.</p>'

const schemaOf = (part: { content?: Record<string, { schema?: Schema }> } | undefined): Schema | undefined =>
  part?.content?.['application/json']?.schema

const filled = (path: string): string => path.replace(/\{\w+\}/g, '1')

function curl({ method, path }: Entry, body: Schema | undefined): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$PODPORA${filled(path)}"`,
    '-H "Authorization: Bearer $TOKEN"',
    ...(method === 'POST' ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(exampleOf(body))}'`] : []),
  ]
  return parts.join(' \\\n  ')
}

function script({ method, path }: Entry, body: Schema | undefined): string {
  const headers = ["authorization: 'Bearer ' + process.env.TOKEN"]
  if (method === 'POST') headers.push("'idempotency-key': crypto.randomUUID()")
  if (body) headers.push("'content-type': 'application/json'")
  const lines = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    `  headers: { ${headers.join(', ')} },`,
    ...(body ? [`  body: JSON.stringify(${JSON.stringify(exampleOf(body))}),`] : []),
  ]
  return `const answer = await fetch(process.env.PODPORA + '${filled(path)}', {\n${lines.join('\n')}\n})`
}

const text = (value: string): string => value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
/** Words between backticks are code. */
const inline = (value: string): string => text(value).replace(/`([^`]+)`/g, '<code>$1</code>')
const slug = (value: string): string =>
  value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')

const css = `
:root { color-scheme: light dark; font: 14px/1.45 Inter, system-ui, sans-serif; }
body { margin: 0 auto; max-width: 72rem; display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 2rem; padding: 1rem; }
nav { position: sticky; top: 1rem; align-self: start; }
nav ul { list-style: none; padding: 0; }
a { color: inherit; }
nav a { display: inline-block; padding: .3rem 0; }
h2 { margin-top: 2rem; } h3 { font-size: 1em; margin: 1rem 0 .25rem; }
details { border-top: 1px solid #8885; } details > div { padding: 0 0 1rem 1rem; }
summary { cursor: pointer; padding: .6rem 0; overflow-wrap: anywhere; }
summary span { opacity: .85; margin-left: .5rem; }
.verb { display: inline-block; min-width: 3.6rem; font-weight: 600; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid #8885; border-radius: 6px; margin: 0; }
@media (max-width: 48rem) { body { grid-template-columns: minmax(0, 1fr); } nav { position: static; } }
`
