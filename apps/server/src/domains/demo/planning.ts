import type { Language } from '@podpora/contract/common'
import { type Colleague, colleagues, type Model } from './company.ts'
import type { DemoCustomer } from './customers.ts'
import type { Dice } from './seeded.ts'
import type { Said, Story } from './stories/story.ts'
import { particularsOf, tell } from './wording.ts'

export interface PlannedMessage {
  by: 'customer' | 'agent' | 'note'
  text: string
  at: Date
}

export interface PlannedTicket {
  customer: DemoCustomer
  story: Story
  subject: string
  language: Language
  model: Model
  order: string
  createdAt: Date
  /** Null: nobody has taken it. `owner`: whoever looks at the demo, so that their own list isn't empty. */
  assignee: Colleague | 'owner' | null
  status: 'new' | 'open' | 'pending' | 'on_hold' | 'solved' | 'closed'
  solvedAt: Date | null
  messages: PlannedMessage[]
}

export const days = 60
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const closedAfter = 14 * day

export interface Plan {
  now: Date
  count: number
  customers: DemoCustomer[]
  stories: Record<Language, Story[]>
}

/** The tickets of the last sixty days, the oldest first. Pure: the same dice and the same now give the same. */
export function planTickets({ now, count, customers, stories }: Plan, dice: Dice): PlannedTicket[] {
  const moments = Array.from({ length: count }, () => momentBefore(now, dice)).sort((a, b) => +a - +b)
  const tellers = {
    en: inTurn(stories.en, dice),
    ru: inTurn(stories.ru, dice),
    pl: inTurn(stories.pl, dice),
  }
  return moments.map((createdAt) => {
    const customer = dice.pick(customers)
    return planTicket(createdAt, now, customer, tellers[customer.language](), dice)
  })
}

/** Every story comes before one comes again. */
function inTurn<T>(all: T[], dice: Dice): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = [...all]
    return left.splice(dice.whole(0, left.length - 1), 1)[0] as T
  }
}

function planTicket(
  createdAt: Date,
  now: Date,
  customer: DemoCustomer,
  story: Story,
  dice: Dice,
): PlannedTicket {
  const { language } = customer
  const particulars = particularsOf(customer, createdAt, dice)
  const own = language === 'en' && dice.happens(+now - +createdAt < 12 * day ? 0.5 : 0.12)
  const colleague = colleagues.find(
    (one) => one.line === story.line && one.language === language,
  ) as Colleague
  const author = own ? { first: 'Alex', female: false } : { ...colleague, first: firstOf(colleague.name) }
  const messages: PlannedMessage[] = []
  let at = createdAt
  for (const [i, said] of story.says.slice(0, howFar(story.says, createdAt, now, dice)).entries()) {
    if (i > 0) at = said.by === 'customer' ? customerTime(at, dice) : deskTime(at, said.by, dice)
    if (at > now) break
    const text = tell(dice.pick(said.texts), particulars, said.by === 'customer' ? customer : author)
    messages.push({ by: said.by, text, at })
  }
  const told = messages.length === story.says.length
  const last = (messages.at(-1) as PlannedMessage).at
  const solvedAt = new Date(+last + dice.whole(2, 90) * minute)
  const solved = told && solvedAt <= now
  const status = solved ? (+solvedAt < +now - closedAfter ? 'closed' : 'solved') : openStatus(messages, dice)
  const untouched = status === 'new' && dice.happens(0.75)
  return {
    customer,
    story,
    subject: tell(dice.pick(story.subjects), particulars, customer),
    language,
    model: particulars.model,
    order: particulars.order,
    createdAt,
    assignee: untouched ? null : own ? 'owner' : colleague,
    status,
    solvedAt: solved ? solvedAt : null,
    messages,
  }
}

const firstOf = (name: string): string => name.split(' ')[0] as string

/** Most conversations come to their end; of this week's many have not yet, and a few old ones wait for something. */
function howFar(says: Said[], createdAt: Date, now: Date, dice: Dice): number {
  const age = +now - +createdAt
  const unfinished = age < 5 * day ? 0.6 : age < 12 * day ? 0.3 : 0.04
  return dice.happens(unfinished) ? dice.whole(1, says.length - 1) : says.length
}

function openStatus(messages: PlannedMessage[], dice: Dice): PlannedTicket['status'] {
  const last = messages.filter(({ by }) => by !== 'note').at(-1)
  if (last?.by === 'agent') return dice.happens(0.15) ? 'on_hold' : 'pending'
  return messages.some(({ by }) => by !== 'customer') ? 'open' : 'new'
}

/** People write in the daytime, some in the evening, and less at weekends. Newer days have a little more. */
function momentBefore(now: Date, dice: Dice): Date {
  for (;;) {
    const at = new Date(+now - dice.next() ** 1.15 * days * day)
    const hours = at.getHours()
    const likely = hours >= 8 && hours < 18 ? 1 : hours >= 18 && hours < 23 ? 0.35 : 0.03
    const weekend = at.getDay() % 6 === 0 ? 0.3 : 1
    if (+now - +at > 5 * minute && dice.happens(likely * weekend)) return at
  }
}

const customerTime = (after: Date, dice: Dice): Date =>
  new Date(+after + (dice.happens(0.6) ? dice.whole(15, 300) : dice.whole(600, 2400)) * minute)

/** The desk answers from Monday to Friday, 8 to 18. */
function deskTime(after: Date, by: Said['by'], dice: Dice): Date {
  const at = new Date(+after + (by === 'note' ? dice.whole(5, 60) : dice.whole(20, 340)) * minute)
  while (at.getDay() % 6 === 0 || at.getHours() >= 18) {
    at.setDate(at.getDate() + 1)
    at.setHours(8, dice.whole(5, 59))
  }
  if (at.getHours() < 8) at.setHours(8, dice.whole(5, 59))
  return at
}
