import type { ChecklistTemplate, ChecklistTemplateInput } from '@podpora/contract/checklists'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { deleteTemplateRow, insertTemplate, updateTemplate } from './queries.ts'

/** @throws Refusal name_taken */
export const createTemplate = (
  db: Db,
  actor: ActorRef,
  input: ChecklistTemplateInput,
): Promise<ChecklistTemplate> => telling(db, actor, (trx) => insertTemplate(trx, input))

/** What stands on tickets already stays as it is. @throws Refusal not_found, name_taken */
export const changeTemplate = (
  db: Db,
  actor: ActorRef,
  id: number,
  input: ChecklistTemplateInput,
): Promise<ChecklistTemplate> => telling(db, actor, (trx) => updateTemplate(trx, id, input))

/** What came from it stays on its tickets. @throws Refusal not_found */
export async function deleteTemplate(db: Db, actor: ActorRef, id: number): Promise<void> {
  await telling(db, actor, (trx) => deleteTemplateRow(trx, id))
}

async function telling<T extends { id: number }>(
  db: Db,
  actor: ActorRef,
  write: (trx: Trx) => Promise<T | undefined>,
): Promise<T> {
  try {
    return await inTransaction(db, async (trx) => {
      const template = await write(trx)
      if (!template) throw new Refusal('not_found')
      await recordEvent(trx, { kind: 'checklist_template.changed', actor, subjectId: template.id })
      return template
    })
  } catch (error) {
    throw brokenUnique(error) === 'checklist_templates_name' ? new Refusal('name_taken') : error
  }
}
