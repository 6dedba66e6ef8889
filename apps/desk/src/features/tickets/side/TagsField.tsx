import { TagsInput } from '@mantine/core'
import { useT } from '../../../i18n/useT.ts'
import css from './TagsField.module.css'

type Props = { tags: string[]; disabled: boolean; onChange: (tags: string[]) => void }

export function TagsField({ tags, disabled, onChange }: Props) {
  const t = useT()
  return (
    <div className={css.line}>
      <span className={css.name} aria-hidden>
        {t('tickets:ticket.tags')}
      </span>
      <TagsInput
        aria-label={t('tickets:ticket.tags')}
        variant="unstyled"
        size="sm"
        className={css.input}
        classNames={{ pill: css.pill ?? '', inputField: css.field ?? '' }}
        value={tags}
        disabled={disabled}
        placeholder={tags.length === 0 ? t('tickets:ticket.tagsHint') : ''}
        splitChars={[',']}
        acceptValueOnBlur
        maxTags={50}
        onChange={(next) => onChange(next.map((tag) => tag.trim().slice(0, 60)).filter(Boolean))}
      />
    </div>
  )
}
