import type { FieldType } from '@podpora/contract/field-kinds'
import type { Field, FieldChange, FieldInput, GivenChoice, Translations } from '@podpora/contract/fields'
import type { Role } from '@podpora/contract/permissions'
import type { TicketKind } from '@podpora/contract/tickets'

export interface FieldForm extends Record<string, unknown> {
  type: FieldType
  key: string
  name: string
  translations: Translations
  help: string
  choices: GivenChoice[]
  minimum: number | string
  maximum: number | string
  decimals: number | string
  kinds: TicketKind[]
  groupIds: string[]
  brandIds: string[]
  requiredOn: Field['requiredOn']
  limited: boolean
  audience: { roles: Role[]; groupIds: string[] }
}

export const formOf = (field: Field | null): FieldForm => ({
  type: field?.type ?? 'text',
  key: field?.key ?? '',
  name: field?.name ?? '',
  translations: field?.translations ?? {},
  help: field?.help ?? '',
  choices: field?.choices ?? [{ name: '' }],
  minimum: field?.minimum ?? '',
  maximum: field?.maximum ?? '',
  decimals: field?.decimals ?? '',
  kinds: field?.kinds ?? [],
  groupIds: field?.groupIds.map(String) ?? [],
  brandIds: field?.brandIds.map(String) ?? [],
  requiredOn: field?.requiredOn ?? [],
  limited: (field?.audience ?? null) !== null,
  audience: {
    roles: field?.audience?.roles ?? [],
    groupIds: field?.audience?.groupIds.map(String) ?? [],
  },
})

export const hasChoices = (type: FieldType): boolean => type === 'choice' || type === 'choices'

const numberOrNull = (value: number | string) => (value === '' ? null : Number(value))

/** Everything but what can never change: key and type. */
export const changeOf = (form: FieldForm): FieldChange => ({
  name: form.name,
  translations: withoutEmpty(form.translations),
  help: form.help.trim(),
  ...(form.type === 'number' && {
    minimum: numberOrNull(form.minimum),
    maximum: numberOrNull(form.maximum),
    decimals: numberOrNull(form.decimals),
  }),
  ...(hasChoices(form.type) && { choices: form.choices.filter((choice) => choice.name.trim() !== '') }),
  kinds: form.kinds,
  groupIds: form.groupIds.map(Number),
  brandIds: form.brandIds.map(Number),
  requiredOn: form.requiredOn,
  audience: form.limited
    ? { roles: form.audience.roles, groupIds: form.audience.groupIds.map(Number) }
    : null,
})

export const inputOf = (form: FieldForm): FieldInput => {
  const { archived: _, ...change } = changeOf(form)
  return {
    ...change,
    name: form.name,
    type: form.type,
    ...(form.key.trim() && { key: form.key.trim() }),
  }
}

/** The field as it would be, to show it. */
export const previewOf = (form: FieldForm): Field => ({
  id: 1,
  key: 'preview',
  type: form.type,
  name: form.name,
  translations: withoutEmpty(form.translations),
  help: form.help,
  choices: form.choices
    .filter((choice) => choice.name.trim() !== '')
    .map(({ key, name, translations = {}, archived = false }, i) => ({
      key: key ?? `new_${i}`,
      name,
      translations,
      archived,
    })),
  minimum: null,
  maximum: null,
  decimals: numberOrNull(form.decimals),
  kinds: [],
  groupIds: [],
  brandIds: [],
  requiredOn: form.requiredOn,
  audience: null,
  position: 0,
  archivedAt: null,
})

const withoutEmpty = (translations: Translations): Translations =>
  Object.fromEntries(Object.entries(translations).filter(([, name]) => name.trim() !== ''))
