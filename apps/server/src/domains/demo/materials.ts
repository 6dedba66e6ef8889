import type { MaterialInput } from '@podpora/contract/materials'

const open: Omit<MaterialInput, 'title' | 'language' | 'html'> = {
  state: 'published',
  readers: 'everyone',
  planIds: [],
  filter: [],
}
const aboutMachines: MaterialInput['filter'] = [{ field: 'kind', op: 'is', values: ['bug', 'question'] }]

/** What the company's customers can read: in its three languages for everyone, and more for those with its plan. */
export const materials = (planId: number): MaterialInput[] => [
  {
    ...open,
    title: 'Descaling in twenty minutes',
    language: 'en',
    filter: aboutMachines,
    html: '<p>Once a month, or every <strong>200 cups</strong>, whichever comes first.</p><ol><li>Fill the tank with water and one sachet of descaler.</li><li>Let half of it run through, wait for ten minutes, then let the rest follow.</li><li>Rinse twice with fresh water.</li></ol><p>Never use vinegar: it eats the seals.</p>',
  },
  {
    ...open,
    title: 'Удаление накипи за двадцать минут',
    language: 'ru',
    filter: aboutMachines,
    html: '<p>Раз в месяц или каждые <strong>200 чашек</strong> — смотря что наступит раньше.</p><ol><li>Налейте в бак воду и добавьте пакетик средства от накипи.</li><li>Пропустите половину, подождите десять минут, затем пропустите остальное.</li><li>Дважды промойте чистой водой.</li></ol><p>Не используйте уксус: он разъедает уплотнения.</p>',
  },
  {
    ...open,
    title: 'Odkamienianie w dwadzieścia minut',
    language: 'pl',
    filter: aboutMachines,
    html: '<p>Raz w miesiącu albo co <strong>200 filiżanek</strong>, zależnie od tego, co nastąpi wcześniej.</p><ol><li>Wlej do zbiornika wodę i wsyp saszetkę odkamieniacza.</li><li>Przepuść połowę, odczekaj dziesięć minut, potem przepuść resztę.</li><li>Przepłucz dwa razy czystą wodą.</li></ol><p>Nie używaj octu: niszczy uszczelki.</p>',
  },
  {
    ...open,
    title: 'A bar’s machine: each day, each week, each month',
    language: 'en',
    readers: 'plans',
    planIds: [planId],
    html: '<p><strong>Each evening:</strong> back-flush every group, wipe the steam wands, empty the tray.</p><p><strong>Each week:</strong> soak the baskets overnight, check the water’s hardness.</p><p><strong>Each month:</strong> change the filter, weigh three doses in a row; more than half a gram apart means the burrs want a look.</p>',
  },
]
