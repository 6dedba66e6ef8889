import type { Material, TicketMaterial } from '@podpora/contract/materials'

/* Who may read a material (R12). Pure: the page and the ticket ask the same. */

export interface NamedPlan {
  id: number
  name: string
}

/** How a customer with these running plans stands to a material. `sold`: plans that somebody could buy. */
export function accessTo(
  { readers, planIds }: Pick<Material, 'readers' | 'planIds'>,
  running: readonly NamedPlan[],
  sold: readonly NamedPlan[],
): Pick<TicketMaterial, 'access' | 'planNames'> {
  if (readers === 'everyone') return { access: 'everyone', planNames: [] }
  const named = (plans: readonly NamedPlan[]) =>
    plans.filter(({ id }) => planIds.includes(id)).map(({ name }) => name)
  const opening = named(running)
  if (opening.length > 0) return { access: 'plan', planNames: opening }
  return { access: 'closed', planNames: named(sold) }
}
