import { Button, Text } from '@mantine/core'
import type { AgentRouting, Skill } from '@podpora/contract/routing'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Rows.tsx'
import { Section } from '../../ui/Section.tsx'
import { useConditionText } from '../views/useConditionText.ts'
import { agentRoutingQuery, skillsQuery } from './api.ts'
import { PersonDialog } from './PersonDialog.tsx'
import { SkillDialog } from './SkillDialog.tsx'
import { SkillMatrix } from './SkillMatrix.tsx'

export default function SkillsScreen() {
  return (
    <Allowed to="routing.manage">
      <Skills />
    </Allowed>
  )
}

function Skills() {
  const t = useT()
  const skills = useQuery(skillsQuery)
  const people = useQuery(agentRoutingQuery)
  const [open, setOpen] = useState<Skill | 'new' | null>(null)
  const [person, setPerson] = useState<AgentRouting | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setOpen('new')}>
      {t('routing:skills.add')}
    </Button>
  )
  return (
    <Page title={t('routing:skills.title')} about={t('routing:skills.about')} action={add}>
      <Section title={t('routing:skills.list')}>
        <Loaded query={skills}>
          {(all) =>
            all.length === 0 ? (
              <Text c="dimmed">{t('routing:skills.none')}</Text>
            ) : (
              <Rows label={t('routing:skills.list')}>
                {all.map((skill) => (
                  <SkillRow key={skill.id} skill={skill} onOpen={() => setOpen(skill)} />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Section>
      <Section title={t('routing:skills.people')}>
        <Loaded query={people}>
          {(all) => <SkillMatrix people={all} skills={skills.data ?? []} onOpen={setPerson} />}
        </Loaded>
      </Section>
      {open && <SkillDialog skill={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      {person && <PersonDialog person={person} skills={skills.data ?? []} onClose={() => setPerson(null)} />}
    </Page>
  )
}

function SkillRow({ skill, onOpen }: { skill: Skill; onOpen: () => void }) {
  const t = useT()
  const text = useConditionText(skill.conditions)
  const when = skill.conditions.map(text).join(' · ') || t('routing:skills.always')
  return (
    <Row
      title={skill.name}
      about={when}
      aside={t('routing:skills.levelShort', { level: skill.level })}
      onOpen={onOpen}
    />
  )
}
