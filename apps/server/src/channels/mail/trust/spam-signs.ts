import type { SpamSigns } from '../../../domains/junk/deciding.ts'

type Headers = ReadonlyMap<string, readonly string[]>

/**
 * What the filters in front of us wrote: SpamAssassin and who copies it, rspamd, Exchange and Microsoft 365, Yandex, Mail.ru. A
 * sender can write them as well, but only to his harm: nothing in them makes a mail better.
 */
export function spamSigns(headers: Headers): SpamSigns {
  const values = (name: string): readonly string[] => headers.get(name) ?? []
  const says = (name: string, expression: RegExp): boolean => values(name).some((v) => expression.test(v))
  const flagged =
    says('x-spam-flag', /^\s*yes\b/i) ||
    says('x-spam-status', /^\s*yes\b/i) ||
    says('x-spam', /^\s*(?:yes|true|spam|probable spam)\b/i) ||
    says('x-rspamd-action', /^\s*(?:reject|add header|rewrite subject)/i) ||
    says('x-spamd-result', /^\s*\w+:\s*true\b/i) ||
    says('x-ms-exchange-organization-scl', /^\s*[5-9]\b/) ||
    says('x-forefront-antispam-report', /\bSFV:(?:SPM|SKB|SKS)\b|\bSCL:[5-9]\b/i) ||
    says('x-microsoft-antispam', /\bBCL:[89]\b/) ||
    says('x-yandex-spam', /^\s*[4-9]\b/) ||
    says('x-mras', /^\s*(?:probable_)?spam\b/i)
  return { flagged, score: scoreOf(values) }
}

/** The highest that any of them gives. */
function scoreOf(values: (name: string) => readonly string[]): number | null {
  const found = [
    ...values('x-spam-score').map((v) => /^\s*(-?\d+(?:\.\d+)?)/.exec(v)?.[1]),
    ...values('x-rspamd-score').map((v) => /^\s*(-?\d+(?:\.\d+)?)/.exec(v)?.[1]),
    ...values('x-spam-status').map((v) => /\b(?:score|hits)=\s*(-?\d+(?:\.\d+)?)/i.exec(v)?.[1]),
    ...values('x-spamd-result').map((v) => /\[\s*(-?\d+(?:\.\d+)?)\s*\//.exec(v)?.[1]),
  ].flatMap((text) => (text === undefined ? [] : [Number(text)]))
  return found.length === 0 ? null : Math.max(...found)
}
