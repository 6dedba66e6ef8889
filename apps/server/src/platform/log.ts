import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * Structured lines on standard output. No personal data: ids and counts, never addresses, names or texts;
 * what libraries might put there is cut out here as a second line of defence.
 */
export function createLog(level: string, stream?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: [
        'req.headers',
        'password',
        '*.password',
        '*.email',
        '*.address',
        '*.user',
        'err.parameters',
        'err.detail',
      ],
      remove: true,
    },
  }
  return stream ? pino(options, stream) : pino(options)
}
