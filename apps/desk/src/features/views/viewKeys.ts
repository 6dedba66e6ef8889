import { type CommandId, isCommand } from '../../ui/commands.ts'

/** The command of its own that a built-in view has. The first nine views have their numbers as well. */
export function viewCommand(name: string): CommandId | undefined {
  const id = `view.${name}`
  return isCommand(id) ? id : undefined
}
