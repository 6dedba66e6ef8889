import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler, FastifySchemaValidationError, FastifySerializerCompiler } from 'fastify'
import type { App } from './app.ts'

type Schema = object
type Serializer = (document: unknown) => string

/**
 * Schemas become functions when a route is first asked. All 600 at the start were half of its time, 5 s on a
 * slow machine, for routes of which a process sees a tenth on its first day. What is compiled serves every app in the
 * process: a schema is a constant of the contract. `routes.test.ts` compiles them all.
 */
export function addCompilers(app: App): void {
  app.setValidatorCompiler(validators)
  app.setSerializerCompiler(serializers)
}

const options = {
  allErrors: true,
  useDefaults: true,
  strict: false,
  removeAdditional: false,
  // Tidying the code that it writes is 60 % of Ajv's work, and V8 does it again.
  code: { optimize: false },
} as const
const texts = withFormats(new Ajv({ ...options, coerceTypes: 'array' }))
const bodies = withFormats(new Ajv({ ...options, coerceTypes: false }))

function withFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv)
  return ajv
}

/**
 * Queries and paths arrive as text and are converted; a body is taken as it is: Ajv's conversion would make 0 of
 * the null in "group or none".
 * @throws Error for a schema that is none
 */
export const validatorOf = (schema: Schema, httpPart: string | undefined): ValidateFunction =>
  (httpPart === 'body' ? bodies : texts).compile(schema)

const validators: FastifySchemaCompiler<Schema> = ({ schema, httpPart }) => {
  // Fastify reads the errors of the last call from the function itself, as Ajv leaves them there.
  const validate = (value: unknown): boolean => {
    const compiled = validatorOf(schema, httpPart)
    const valid = compiled(value)
    validate.errors = compiled.errors ?? null
    return valid as boolean
  }
  validate.errors = null as FastifySchemaValidationError[] | null
  return validate
}

const compileSerializer = SerializerSelector()(undefined, {})
const compiled = new WeakMap<Schema, Serializer>()

/** @throws Error for a schema that is none */
export function serializerOf(schema: Schema): Serializer {
  const known = compiled.get(schema)
  if (known) return known
  const made = compileSerializer({ schema, method: '', url: '', httpStatus: '' })
  compiled.set(schema, made)
  return made
}

const serializers: FastifySerializerCompiler<Schema> =
  ({ schema }) =>
  (document) =>
    serializerOf(schema)(document)
