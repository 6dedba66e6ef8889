type Command = {
  group: 'list' | 'selection' | 'ticket' | 'search' | 'go' | 'general'
  /** As keyboard.ts names them. Several lead to the same; `shown` is how they are written then. */
  keys: readonly string[]
  shown?: string
  words: string
}

/**
 * Every command of the screens, once, with its key if it has one: useCommands gives it something to do, and the palette,
 * the sheet of keys and the hints in menus and tooltips read from here. The palette adds places to go to (app/palette).
 */
export const commands = {
  'list.next': { group: 'list', keys: ['j'], words: 'commands:next' },
  'list.previous': { group: 'list', keys: ['k'], words: 'commands:previous' },
  // Enter belongs to the link with the focus, Ctrl Enter to the editor.
  'list.open': { group: 'list', keys: ['enter'], words: 'commands:open' },
  'list.select': { group: 'list', keys: ['space', 'shift+x'], words: 'bulk:keys.select' },
  'list.range': { group: 'list', keys: [], shown: 'Shift', words: 'bulk:keys.range' },
  'selection.change': { group: 'selection', keys: ['b'], words: 'bulk:keys.change' },
  'selection.clear': { group: 'selection', keys: ['escape'], words: 'bulk:clear' },

  'ticket.back': { group: 'ticket', keys: ['escape'], words: 'commands:back' },
  'ticket.next': { group: 'ticket', keys: ['shift+j'], words: 'commands:openNext' },
  'ticket.previous': { group: 'ticket', keys: ['shift+k'], words: 'commands:openPrevious' },
  'ticket.reply': { group: 'ticket', keys: ['r'], words: 'commands:reply' },
  'ticket.note': { group: 'ticket', keys: ['n'], words: 'commands:note' },
  'ticket.send': { group: 'ticket', keys: ['ctrl+enter'], words: 'commands:send' },
  'ticket.takeBack': { group: 'ticket', keys: ['shift+z'], words: 'writing:pending.takeBack' },
  'ticket.assign': { group: 'ticket', keys: ['a'], words: 'commands:assign' },
  'ticket.status': { group: 'ticket', keys: ['s'], words: 'commands:status' },
  'ticket.priority': { group: 'ticket', keys: ['p'], words: 'commands:priority' },
  'ticket.macro': { group: 'ticket', keys: ['x'], words: 'macros:open' },
  'ticket.solve': { group: 'ticket', keys: ['e'], words: 'tickets:ticket.solve' },
  'ticket.snooze': { group: 'ticket', keys: ['z'], words: 'operations:snooze.action' },
  'ticket.pass': { group: 'ticket', keys: ['l'], words: 'passing:open' },
  'ticket.accept': { group: 'ticket', keys: ['shift+l'], words: 'passing:accept' },
  'ticket.return': { group: 'ticket', keys: [], words: 'passing:return.open' },
  'ticket.merge': { group: 'ticket', keys: ['m'], words: 'operations:merge.action' },
  'ticket.side': { group: 'ticket', keys: ['o'], words: 'operations:side.start' },
  'ticket.link': { group: 'ticket', keys: [], words: 'operations:links.add' },
  'ticket.project': { group: 'ticket', keys: [], words: 'operations:project.start' },
  'ticket.print': { group: 'ticket', keys: [], words: 'operations:print.action' },
  'ticket.delete': { group: 'ticket', keys: [], words: 'operations:delete.action' },
  'ticket.junk': { group: 'ticket', keys: [], words: 'trust:junk.action' },
  'ticket.details': { group: 'ticket', keys: ['d', ']'], shown: 'D  ]', words: 'commands:details' },
  'ticket.follow': { group: 'ticket', keys: ['shift+f'], words: 'commands:follow' },

  'routing.next': { group: 'ticket', keys: ['w'], words: 'routing:next' },
  'routing.accept': { group: 'ticket', keys: ['y'], words: 'routing:offered.accept' },
  'routing.decline': { group: 'ticket', keys: ['shift+y'], words: 'routing:offered.decline' },

  'search.leave': { group: 'search', keys: ['escape'], words: 'commands:back' },

  'view.mine': { group: 'go', keys: ['g m'], words: 'tickets:views.mine' },
  'view.groups': { group: 'go', keys: ['g g'], words: 'tickets:views.groups' },
  'view.unassigned': { group: 'go', keys: ['g u'], words: 'tickets:views.unassigned' },
  'view.open': { group: 'go', keys: ['g o'], words: 'tickets:views.open' },
  'view.snoozed': { group: 'go', keys: ['g z'], words: 'tickets:views.snoozed' },
  'view.solved': { group: 'go', keys: ['g s'], words: 'tickets:views.solved' },
  'view.junk': { group: 'go', keys: ['g j'], words: 'tickets:views.junk' },
  'view.deleted': { group: 'go', keys: ['g d'], words: 'tickets:views.deleted' },
  'view.numbered': {
    group: 'go',
    keys: ['g 1', 'g 2', 'g 3', 'g 4', 'g 5', 'g 6', 'g 7', 'g 8', 'g 9'],
    shown: 'G 1…9',
    words: 'commands:numbered',
  },
  'views.new': { group: 'go', keys: [], words: 'views:new' },
  'views.arrange': { group: 'go', keys: [], words: 'views:arrange.open' },
  'go.notifications': { group: 'go', keys: ['g n'], words: 'notifications:title' },
  'go.lines': { group: 'go', keys: ['g l'], words: 'passing:board.title' },
  'go.settings': { group: 'go', keys: ['g ,'], words: 'nav.settings' },

  palette: { group: 'general', keys: ['ctrl+k'], words: 'commands:palette' },
  search: { group: 'general', keys: ['/'], words: 'search:title' },
  'new.ticket': { group: 'general', keys: ['c'], words: 'commands:new' },
  'nav.fold': { group: 'general', keys: ['['], words: 'commands:navigation' },
  'keys.show': { group: 'general', keys: ['?'], words: 'commands:sheet' },
} as const satisfies Record<string, Command>

export type CommandId = keyof typeof commands

export const commandIds = Object.keys(commands) as CommandId[]
export const commandOf = (id: CommandId): Command => commands[id]
export const isCommand = (id: string): id is CommandId => Object.hasOwn(commands, id)

const names: Record<string, string> = { escape: 'Esc', enter: 'Enter', space: 'Space', shift: 'Shift' }
const control = () => (/Mac|iP(?:hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl')
const written = (key: string) =>
  key
    .split(/[ +]/)
    .map((part) => (part === 'ctrl' ? control() : (names[part] ?? part.toUpperCase())))
    .join(' ')

/** The key as people write it: `G M`, `Shift F`, `Ctrl K` (on a Mac `⌘ K`). */
export const keyHint = (id: CommandId): string => {
  const { shown, keys } = commandOf(id)
  return shown ?? written(keys[0] ?? '')
}

/** `Solve · E`: what a tooltip says. */
export const withKey = (label: string, id: CommandId): string => `${label} · ${keyHint(id)}`
