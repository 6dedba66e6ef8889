import { api } from '../../api/client.ts'

/** Everything that is shown has changed, perhaps even who one is: the desk begins anew. */
export async function removeDemo(): Promise<void> {
  await api.delete('/demo')
  location.assign('/')
}
