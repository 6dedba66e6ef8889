import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ProcessRole, processRoles } from '@podpora/contract/processes'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Bucket } from './platform/s3/client.ts'

/** Each setting: its type, its default, and what it is for. The handbook's list is checked against this one. */
const Settings = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65535,
    default: 3000,
    description: 'Port of the desk and the API',
  }),
  HOST: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    description: 'Address to listen on; 0.0.0.0 for all networks',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/\\s]+$',
      examples: ['https://support.example.com'],
      description: 'Where browsers reach Podpora, without a path',
    }),
  ),
  SMTP_PORT: Type.Integer({
    minimum: 0,
    maximum: 65535,
    default: 2525,
    description: 'Port of the built-in mail listener; 0 turns it off',
  }),
  SMTP_HOST: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    description: 'Address that the mail listener listens on',
  }),
  SMTP_TLS_CERT: Type.Optional(
    Type.String({
      minLength: 1,
      examples: ['/etc/letsencrypt/live/support.example.com/fullchain.pem'],
      description:
        'Certificate of the mail listener, with its chain, as PEM: with it mail may come encrypted',
    }),
  ),
  SMTP_TLS_KEY: Type.Optional(
    Type.String({
      minLength: 1,
      examples: ['/etc/letsencrypt/live/support.example.com/privkey.pem'],
      description: 'The key of that certificate, as PEM',
    }),
  ),
  SMTP_RELAY: Type.Optional(
    Type.String({
      pattern: '^smtps?://[^\\s/]+/?$',
      examples: ['smtp://user:password@mail.example.com:587'],
      description: 'Server that mail goes out through',
    }),
  ),
  MAIL_SIZE_LIMIT_MB: Type.Integer({
    minimum: 1,
    maximum: 200,
    default: 50,
    description: 'Largest mail that is accepted, MB',
  }),
  DNS_SERVERS: Type.Optional(
    Type.String({
      pattern: '^(off|[\\da-fA-F.:\\[\\]]+(\\s*,\\s*[\\da-fA-F.:\\[\\]]+)*)$',
      examples: ['10.0.0.2, or off'],
      description:
        'DNS servers that the senders of mails are checked by, instead of the system’s; off: nothing is looked up',
    }),
  ),
  CLAMD: Type.Optional(
    Type.String({
      pattern: '^(/\\S+|[\\w.-]+:\\d{1,5}|\\[[\\da-fA-F:.]+\\]:\\d{1,5})$',
      examples: ['127.0.0.1:3310, or /run/clamav/clamd.ctl'],
      description: 'A ClamAV daemon: with it no file is handed out that it has not found clean',
    }),
  ),
  PGP_KEYS: Type.Optional(
    Type.String({
      minLength: 1,
      examples: ['/etc/podpora/keys.asc'],
      description: 'File with PGP keys of those who write to you: signatures of their mails are verified',
    }),
  ),
  DATA_DIR: Type.String({
    minLength: 1,
    default: 'data',
    description: 'Folder of the database, the attachments and the key',
  }),
  FILES_S3_BUCKET: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
      examples: ['podpora-files'],
      description: 'An S3 bucket for attachments and stored mails, instead of DATA_DIR',
    }),
  ),
  FILES_S3_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s@?#]+$',
      examples: ['https://s3.eu-central-1.amazonaws.com'],
      description: 'Where the bucket is; without it at Amazon, in FILES_S3_REGION',
    }),
  ),
  FILES_S3_REGION: Type.String({
    pattern: '^[a-z0-9-]+$',
    default: 'us-east-1',
    examples: ['eu-central-1'],
    description: 'Region of the bucket; many stores want the default',
  }),
  FILES_S3_ACCESS_KEY_ID: Type.Optional(
    Type.String({ minLength: 1, description: 'Name of the key that may read and write the bucket' }),
  ),
  FILES_S3_SECRET_ACCESS_KEY: Type.Optional(
    Type.String({ minLength: 1, description: 'Secret part of that key' }),
  ),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      examples: ['postgres://podpora:password@localhost:5432/podpora'],
      description: 'A PostgreSQL server (15 or newer) instead of the embedded one',
    }),
  ),
  DATABASE_POOL: Type.Integer({
    minimum: 2,
    maximum: 200,
    default: 10,
    description: 'Connections to the database per process',
  }),
  SECRET_KEY: Type.Optional(
    Type.String({
      minLength: 32,
      description: 'Key that seals passwords and signs reply addresses; made in DATA_DIR when not given',
    }),
  ),
  BACKUP_SCHEDULE: Type.String({
    pattern: '^(off|[\\d*,/-]+( +[\\d*,/-]+){4})$',
    default: '15 2 * * *',
    examples: ['15 2 * * *, or off'],
    description: 'When a backup is made: five fields of cron, in UTC',
  }),
  BACKUP_KEEP: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 3,
    description: 'How many of the backups made by schedule are kept',
  }),
  WEBHOOK_ALLOW_PRIVATE: Type.Optional(
    Type.String({
      pattern: '^[\\w.:-]+(/\\d{1,3})?(\\s*,\\s*[\\w.:-]+(/\\d{1,3})?)*$',
      examples: ['crm.intranet, 10.20.0.0/16'],
      description: 'Hosts and networks inside that webhooks may reach',
    }),
  ),
  TRUST_PROXY: Type.Boolean({
    default: false,
    description: 'Take the visitor’s address from X-Forwarded-For: only behind a reverse proxy of yours',
  }),
  ROLES: Type.String({
    pattern: '^(web|work|mail)(\\s*,\\s*(web|work|mail))*$',
    default: 'web,work,mail',
    examples: ['web,work,mail'],
    description: 'What this process is there for: the desk and the API, jobs, receiving mail',
  }),
  METRICS_PORT: Type.Integer({
    minimum: 0,
    maximum: 65535,
    default: 0,
    description: 'Port of /metrics, /health and /ready for programs that watch; 0 turns it off',
  }),
  METRICS_HOST: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    description: 'Address that METRICS_PORT is opened on; nobody is asked who he is there',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://\\S+$',
      examples: ['http://127.0.0.1:4318'],
      description: 'Collector that traces are sent to, by OTLP over HTTP',
    }),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: Type.Optional(
    Type.String({
      pattern: '^[\\w-]+=[^,]*(,[\\w-]+=[^,]*)*$',
      examples: ['authorization=Bearer%20key'],
      description: 'Headers that the collector wants, with commas between',
    }),
  ),
  OTEL_TRACES_SAMPLER_ARG: Type.String({
    pattern: '^(0|1|0?\\.\\d+|1\\.0+)$',
    default: '1',
    examples: ['0.1'],
    description: 'The part of traces that is kept: 1 for all',
  }),
  LOG_LEVEL: Type.Enum(['debug', 'info', 'warn', 'error', 'silent'] as const, {
    default: 'info',
    description: 'How much is logged',
  }),
})

export const settingsSchema = Settings
type Given = Static<typeof Settings>

export interface Config extends Given {
  /** Absolute. */
  DATA_DIR: string
  /** Without a trailing slash: PUBLIC_URL, or the address that is listened on. */
  publicUrl: string
  /** Only this machine can reach the server, so the first visitor is its owner. */
  loopback: boolean
  roles: ReadonlySet<ProcessRole>
  /** Undefined where files are kept in DATA_DIR. */
  bucket: Bucket | undefined
}

/** A setting that cannot be used; the message names it and says what would do. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the settings from `env`, after a `.env` file in `directory` if there is one (the environment wins).
 * @throws ConfigError naming the first bad setting
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, directory = process.cwd()): Config {
  const file = resolve(directory, '.env')
  if (env === process.env && existsSync(file)) process.loadEnvFile(file)

  const given: Record<string, unknown> = {}
  for (const name of Object.keys(Settings.properties)) {
    const value = env[name]?.trim()
    if (value) given[name] = value
  }
  const values = Value.Default(Settings, Value.Convert(Settings, given))
  for (const problem of Value.Errors(Settings, values))
    throw new ConfigError(sentence(problem.instancePath, given))
  const settings = values as Given
  const roles = new Set(processRoles.filter((role) => settings.ROLES.split(/[\s,]+/).includes(role)))
  if (roles.size < processRoles.length && !settings.DATABASE_URL)
    throw new ConfigError(
      'The setting ROLES is for several processes over one database, which DATABASE_URL must name: the embedded one is for one process.',
    )

  if (!settings.SMTP_TLS_CERT !== !settings.SMTP_TLS_KEY)
    throw new ConfigError(
      `The setting ${settings.SMTP_TLS_CERT ? 'SMTP_TLS_KEY' : 'SMTP_TLS_CERT'} is missing: a certificate and its key belong together.`,
    )

  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(settings.HOST)
  return {
    ...settings,
    DATA_DIR: resolve(directory, settings.DATA_DIR),
    publicUrl: settings.PUBLIC_URL ?? `http://${loopback ? 'localhost' : settings.HOST}:${settings.PORT}`,
    loopback,
    roles,
    bucket: bucketOf(settings),
  }
}

/** @throws ConfigError where only a part of what a bucket takes is said */
function bucketOf(settings: Given): Bucket | undefined {
  const { FILES_S3_BUCKET: name, FILES_S3_REGION: region, FILES_S3_ENDPOINT: endpoint } = settings
  const { FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  if (!name && !endpoint && !accessKeyId && !secretAccessKey) return undefined
  if (name && accessKeyId && secretAccessKey)
    return {
      endpoint: endpoint ?? `https://s3.${region}.amazonaws.com`,
      region,
      name,
      accessKeyId,
      secretAccessKey,
    }
  const needed = ['FILES_S3_BUCKET', 'FILES_S3_ACCESS_KEY_ID', 'FILES_S3_SECRET_ACCESS_KEY'] as const
  throw new ConfigError(
    `The setting ${needed.find((setting) => !settings[setting])} is missing: files in S3 need ${needed.join(', ')}.`,
  )
}

interface Wanted {
  description?: string
  minimum?: number | bigint
  maximum?: number | bigint
  minLength?: number
  enum?: readonly string[]
  examples?: string[]
}

const secret: ReadonlySet<keyof Given> = new Set([
  'SECRET_KEY',
  'DATABASE_URL',
  'SMTP_RELAY',
  'FILES_S3_ACCESS_KEY_ID',
  'FILES_S3_SECRET_ACCESS_KEY',
  'OTEL_EXPORTER_OTLP_HEADERS',
] as const)

function sentence(path: string, given: Record<string, unknown>): string {
  const name = path.slice(1) as keyof Given
  const schema = Settings.properties[name] as object as Wanted
  const wanted = schema.enum
    ? `one of ${schema.enum.join(', ')}`
    : schema.minimum !== undefined
      ? `a whole number from ${schema.minimum} to ${schema.maximum}`
      : schema.examples
        ? `of the form ${schema.examples[0]}`
        : schema.minLength
          ? `at least ${schema.minLength} characters long`
          : 'true or false'
  const shown = secret.has(name) ? '(hidden)' : `"${given[name]}"`
  return `The setting ${name} is ${shown}; it must be ${wanted}. (${schema.description}.)`
}
