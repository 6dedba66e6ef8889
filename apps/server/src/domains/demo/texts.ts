import type { CannedAnswerInput } from '@podpora/contract/canned'
import type { MacroInput } from '@podpora/contract/macros'
import type { RegulationInput } from '@podpora/contract/regulations'

/** What the first line tells the second. */
export const handOver =
  '<p><strong>What is known</strong></p><p>What the customer writes agrees with what the shop knows.</p><p><strong>What was tried</strong></p><p>Looked it up in the shop, asked the warehouse.</p><p><strong>What is asked</strong></p><p>What may we offer, and by when?</p>'

export const regulations: Pick<RegulationInput, 'title' | 'html' | 'filter'>[] = [
  {
    title: 'Refunds: who decides',
    filter: [],
    html: '<p><strong>Up to 50 €:</strong> anybody on the first line, at once and without asking.</p><p><strong>Above that:</strong> Priya, within the day. Send her the order number and the photos.</p>',
  },
  {
    title: 'A leaking machine',
    filter: [{ field: 'kind', op: 'is', values: ['bug'] }],
    html: '<ol><li>Ask them to pull the plug.</li><li>Ask for the serial number and a photo.</li><li>Pass it to the second line; Tom knows the seals.</li></ol>',
  },
]

const shared = { scope: 'everyone', groupId: null } as const

/** What the company does many times a day, under one key each. */
export const macros = (secondLine: number): MacroInput[] => [
  {
    ...shared,
    name: 'Delivery/Parcel is on its way',
    actions: {
      status: 'pending',
      addTags: ['delivery'],
      answer:
        '<p>Hi {{customer.first_name|there}},</p><p>Your parcel has left our warehouse and will be with you within two working days. If it has not come by then, just answer this mail.</p><p>{{agent.first_name}}, {{brand.name}}</p>',
    },
  },
  {
    ...shared,
    name: 'Repair/Ask for the serial number',
    actions: {
      status: 'pending',
      answer:
        '<p>Hi {{customer.first_name|there}},</p><p>Could you send us the serial number? It stands on the plate under the machine and begins with M. A photo of the plate is just as good.</p><p>{{agent.first_name}}</p>',
    },
  },
  {
    ...shared,
    name: 'Repair/To the second line',
    actions: {
      groupId: secondLine,
      assigneeId: null,
      kind: 'bug',
      priority: 'high',
      note: '<p>Cleaning and descaling did not help. Please have a look.</p>',
    },
  },
  {
    ...shared,
    name: 'Доставка/Посылка в пути',
    actions: {
      status: 'pending',
      addTags: ['delivery'],
      answer:
        '<p>Здравствуйте!</p><p>Ваш заказ уже передан в доставку, трек-номер придёт отдельным письмом в течение часа.</p><p>{{agent.first_name}}, {{brand.name}}</p>',
    },
  },
]

/** What is typed after a stroke in the reply box. */
export const cannedAnswers: CannedAnswerInput[] = [
  {
    ...shared,
    title: 'Descaling, step by step',
    shortcut: 'descale',
    language: 'en',
    html: '<p>1. Fill the tank up to the mark and add one sachet.<br>2. Hold both buttons for five seconds.<br>3. When the light is green again, rinse with two full tanks.</p>',
  },
  {
    ...shared,
    title: 'How long the warranty lasts',
    shortcut: 'warranty',
    language: 'en',
    html: '<p>All our machines have a warranty of two years from the day of delivery; pumps and boilers of three. The receipt is enough.</p>',
  },
  {
    ...shared,
    title: 'Чистка от накипи по шагам',
    shortcut: 'накипь',
    language: 'ru',
    html: '<p>1. Налейте воду до отметки и добавьте один пакетик средства.<br>2. Удерживайте обе кнопки пять секунд.<br>3. Когда индикатор снова станет зелёным, промойте машину двумя полными баками воды.</p>',
  },
  {
    ...shared,
    title: 'Odkamienianie krok po kroku',
    shortcut: 'kamien',
    language: 'pl',
    html: '<p>1. Wlej wodę do kreski i wsyp jedną saszetkę.<br>2. Przytrzymaj oba przyciski przez pięć sekund.<br>3. Gdy lampka znów zaświeci na zielono, przepłucz ekspres dwoma pełnymi zbiornikami wody.</p>',
  },
]

/** What a coffee corner for a whole office is made of; each part is another line's. */
export const projectParts = [
  { title: 'Find out how much is drunk', html: '<p>Cups a day, and at which hours most of them.</p>' },
  { title: 'Choose and order the machines', html: '<p>Two of one make, so that spare parts fit both.</p>' },
  { title: 'Set them up and show how they are cleaned', html: '<p>Half a day on site.</p>' },
]
