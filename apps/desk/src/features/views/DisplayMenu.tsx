import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconCheck, IconList, IconTable } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useMay, useMe } from '../../api/session.ts'
import { useT } from '../../i18n/useT.ts'
import { later } from '../../ui/later.ts'
import css from './DisplayMenu.module.css'
import { mayChange } from './mayChange.ts'
import { useDeleteView } from './useDeleteView.ts'
import { useDisplay } from './useDisplay.ts'
import { useDisplayWords } from './useDisplayWords.ts'
import { useSaveView } from './useSaveView.ts'
import { type CurrentView, useChangeListing } from './useView.ts'

const ViewDialog = lazy(later(() => import('./ViewDialog.tsx')))

/** How the list is shown: its order, its groups, lines or a table; and what becomes of the view itself. */
export default function DisplayMenu({ view }: { view: CurrentView }) {
  const t = useT()
  const me = useMe()
  const may = useMay()
  const change = useChangeListing(view)
  const remove = useDeleteView()
  const { columns, layout, setLayout, forget } = useDisplay(view)
  const saving = useSaveView(view)
  const { sorts, groupings } = useDisplayWords()
  const [dialog, setDialog] = useState<'edit' | 'copy' | null>(null)
  const saved = view.chosen?.saved ?? null
  const { sort, groupBy } = view.listing
  return (
    <>
      <Menu
        defaultOpened
        position="bottom-end"
        closeOnItemClick={false}
        classNames={{ dropdown: css.menu ?? '' }}
      >
        <Menu.Target>
          <Tooltip label={t('views:display')}>
            <ActionIcon size="lg" aria-label={t('views:display')}>
              <IconAdjustmentsHorizontal size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label visibleFrom="sm">{t('views:layout.label')}</Menu.Label>
          <One
            chosen={layout === 'list'}
            onChoose={() => setLayout('list')}
            icon={<IconList size={16} stroke={1.5} />}
          >
            {t('views:layout.list')}
          </One>
          <One
            chosen={layout === 'table'}
            onChoose={() => setLayout('table')}
            icon={<IconTable size={16} stroke={1.5} />}
          >
            {t('views:layout.table')}
          </One>
          {layout === 'table' && <ColumnChoice view={view} />}
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t('views:sort.label')}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={css.many}>
              {sorts.map(({ value, label }) => (
                <One key={value} chosen={sort === value} onChoose={() => change({ sort: value })}>
                  {label}
                </One>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t('views:groupBy.label')}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={css.many}>
              <One chosen={groupBy === null} onChoose={() => change({ groupBy: null })}>
                {t('views:groupBy.none')}
              </One>
              {groupings.map(({ value, label }) => (
                <One key={value} chosen={groupBy === value} onChoose={() => change({ groupBy: value })}>
                  {label}
                </One>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <Menu.Divider />
          {saving && (
            <Menu.Item closeMenuOnClick onClick={saving.save}>
              {t('views:saveChanges')}
            </Menu.Item>
          )}
          <Menu.Item closeMenuOnClick onClick={() => setDialog('copy')}>
            {t('views:saveAs')}
          </Menu.Item>
          {saved && mayChange(saved, me, may) && (
            <>
              <Menu.Item closeMenuOnClick onClick={() => setDialog('edit')}>
                {t('views:edit')}
              </Menu.Item>
              <Menu.Item closeMenuOnClick color="red" onClick={() => void remove(saved)}>
                {t('views:delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog && (
          <ViewDialog
            view={dialog === 'edit' ? saved : null}
            listing={view.listing}
            display={{ columns, layout }}
            onSaved={dialog === 'edit' ? forget : () => {}}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </>
  )
}

function ColumnChoice({ view }: { view: CurrentView }) {
  const t = useT()
  const { columns, setColumns } = useDisplay(view)
  const { columns: all } = useDisplayWords()
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{t('views:columns')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className={css.many}>
        {all.map(({ value, label }) => {
          const chosen = columns.includes(value)
          const next = chosen ? columns.filter((one) => one !== value) : [...columns, value]
          return (
            <One key={value} chosen={chosen} onChoose={() => next.length > 0 && setColumns(next)}>
              {label}
            </One>
          )
        })}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}

type OneProps = {
  chosen: boolean
  icon?: ReactNode
  onChoose: () => void
  children: ReactNode
}

function One({ chosen, icon, onChoose, children }: OneProps) {
  return (
    <Menu.Item
      aria-current={chosen || undefined}
      leftSection={icon}
      rightSection={
        chosen ? <IconCheck size={16} stroke={1.5} aria-hidden /> : <span className={css.unchosen} />
      }
      onClick={onChoose}
    >
      {children}
    </Menu.Item>
  )
}
