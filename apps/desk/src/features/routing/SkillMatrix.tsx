import { UnstyledButton } from '@mantine/core'
import type { AgentRouting, Skill } from '@podpora/contract/routing'
import { useT } from '../../i18n/useT.ts'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useDirectory } from '../directory/api.ts'
import css from './SkillMatrix.module.css'

type Props = { people: AgentRouting[]; skills: Skill[]; onOpen: (person: AgentRouting) => void }

/** Who can what, and how much they take: a person a row. */
export function SkillMatrix({ people, skills, onOpen }: Props) {
  const t = useT()
  const { agents } = useDirectory()
  return (
    <ScrollRegion className={css.wide} label={t('routing:skills.people')}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('routing:why.person')}</th>
            <th scope="col">{t('routing:people.capacity')}</th>
            <th scope="col">{t('routing:people.hourly')}</th>
            {skills.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.agentId}>
              <th scope="row">
                <UnstyledButton className={css.name} onClick={() => onOpen(person)}>
                  {agents.find((one) => one.id === person.agentId)?.name ?? `#${person.agentId}`}
                </UnstyledButton>
              </th>
              <td>{person.capacity}</td>
              <td>{person.hourlyLimit ?? '—'}</td>
              {skills.map(({ id }) => (
                <td key={id}>{person.skills.find((one) => one.skillId === id)?.level ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
