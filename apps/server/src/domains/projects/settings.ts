import { type Language, languages } from '@podpora/contract/common'
import type { ProjectSettings, ProjectSettingsChange } from '@podpora/contract/projects'
import { unknownVariables } from '@podpora/contract/variables'
import { sanitiseOwn } from '../../platform/html.ts'
import { escaped } from '../../platform/http/pages.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { textsIn } from '../../platform/texts.ts'
import { allBrands, brandExists } from '../brands/access.ts'
import { putSettings, type SettingsRow, selectSettings, selectSettingsOf } from './queries.ts'

/** How every brand handles projects, as it was set or as it comes. */
export async function allProjectSettings(db: Db): Promise<ProjectSettings[]> {
  const [brands, rows] = await Promise.all([allBrands(db), selectSettings(db)])
  return brands.map(({ id }) => withReady(rows.find(({ brandId }) => brandId === id) ?? asItComes(id)))
}

/** How a brand handles projects. */
export const projectSettingsOf = async (db: Db, brandId: number): Promise<ProjectSettings> =>
  withReady((await selectSettingsOf(db, brandId)) ?? asItComes(brandId))

/**
 * @throws Refusal not_found; changed_meanwhile with what is so now; validation_failed naming a text with a variable that
 * there is not
 */
export async function changeProjectSettings(
  db: Db,
  brandId: number,
  change: ProjectSettingsChange,
): Promise<ProjectSettings> {
  if (!(await brandExists(db, brandId))) throw new Refusal('not_found')
  const brief = { ...change.brief }
  for (const language of languages) {
    const [name] = unknownVariables(brief[language])
    if (name !== undefined) throw refuseField(`brief/${language}`, 'variable', { name })
    brief[language] = brief[language].trim() === '' ? '' : sanitiseOwn(brief[language])
  }
  const row = await putSettings(db, brandId, { ...change, brief })
  if (row) return withReady(row)
  throw new Refusal('changed_meanwhile', { current: await projectSettingsOf(db, brandId) })
}

/** The questions that a customer of this language is sent by a brand; in the brand's where we don't speak theirs. */
export async function briefOf(
  db: Db,
  brand: { id: number; language: Language },
  spoken: string | null,
): Promise<string> {
  const { brief, ready } = await projectSettingsOf(db, brand.id)
  const language = languages.find((one) => spoken?.toLowerCase().split('-')[0] === one) ?? brand.language
  return brief[language] || ready[language]
}

const asItComes = (brandId: number): SettingsRow => ({
  brandId,
  version: 0,
  progressLink: true,
  brief: { en: '', ru: '', pl: '' },
})

const withReady = (row: SettingsRow): ProjectSettings => ({
  ...row,
  ready: { en: readyBrief('en'), ru: readyBrief('ru'), pl: readyBrief('pl') },
})

const questions = ['goal', 'today', 'deadline', 'budget', 'decides', 'materials'] as const

/** The ready questions (R14): the goal, what is there, by when, for how much, who decides, and what there is to read. */
function readyBrief(language: Language): string {
  const t = textsIn(language)
  // Named here, so that the texts stay free of what the server itself fills in.
  const request = { number: '{{ticket.number}}', subject: '{{ticket.subject}}', brand: '{{brand.name}}' }
  const list = questions.map((name) => `<li>${escaped(t(`brief.${name}`))}</li>`).join('')
  return [
    `<p>${escaped(t('brief.hello'))}</p>`,
    `<p>${escaped(t('brief.intro', request))}</p>`,
    `<ol>${list}</ol>`,
    `<p>${escaped(t('brief.end'))}</p>`,
    `<p>${escaped(t('brief.from', request))}</p>`,
  ].join('')
}
