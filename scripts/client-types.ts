import { type Schema, typeOf } from '../apps/server/src/platform/http/reference-schema.ts'

interface Operation {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>
}
export interface Document {
  paths: Record<string, Record<string, Operation>>
}

/** The types of packages/client, from the OpenAPI description. Files go by other ways than JSON and are left out. */
export function clientTypes(document: Document, prefix: string): string {
  const routes = Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${prefix}/`))
    .flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, operation]) => ({
        name: `${verb.toUpperCase()} ${path.slice(prefix.length)}`,
        operation,
      })),
    )
    .filter(
      ({ operation }) => operation.responses && !operation.requestBody?.content?.['multipart/form-data'],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return `// Made by \`npm run client\` from the OpenAPI description. Not edited by hand.

export interface Api {
${routes.map(({ name, operation }) => routeType(name, operation)).join('\n')}
}
`
}

function routeType(
  name: string,
  { summary, parameters = [], requestBody, responses = {} }: Operation,
): string {
  const indent = '    '
  const body = requestBody?.content?.['application/json']?.schema
  const parts = (place: string): string => {
    const found = parameters.filter((parameter) => parameter.in === place)
    if (found.length === 0) return 'never'
    const properties = Object.fromEntries(found.map((p) => [p.name, p.schema ?? {}]))
    const required = found.filter((p) => p.required).map((p) => p.name)
    return typeOf({ type: 'object', properties, required }, 'request', indent)
  }
  const [, good] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? []
  const answer = good?.content?.['application/json']?.schema
  return `${summary ? `  /** ${summary.replaceAll('*/', '')} */\n` : ''}  '${name}': {
    path: ${parts('path')}
    query: ${parts('query')}
    body: ${body ? typeOf(body, 'request', indent) : 'never'}
    answer: ${answer ? typeOf(answer, 'answer', indent) : 'null'}
  }`
}
