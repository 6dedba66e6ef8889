import type { Language } from '@podpora/contract/common'
import type { Dice } from './seeded.ts'

export interface DemoCustomer {
  name: string
  first: string
  /** How one addresses them: Polish has a case for it. */
  dear: string
  female: boolean
  language: Language
  addresses: string[]
  note: string
}

type Names = { men: string[]; women: string[]; surnames: [string, string][]; firms: [string, string][] }

const same = (names: string): [string, string][] => names.split(' ').map((name) => [name, name])
const pairs = (names: string): [string, string][] =>
  names.split(' ').map((pair) => pair.split('/') as [string, string])

/** A man's name, and with a stroke what he is called when spoken to. */
const names: Record<Language, Names> = {
  en: {
    men: 'James Oliver Daniel Liam Henry Samuel Patrick Owen George Callum Marcus Neil Aidan'.split(' '),
    women: 'Emma Charlotte Hannah Olivia Fiona Rachel Megan Alice Nicola Zoe Imogen Leah Aisha Helen'.split(
      ' ',
    ),
    surnames: same(
      'Clarke Whitfield Hughes Osborne Murphy Chapman Doyle Fletcher Kaur Barnes Lindqvist Reid Sutton Okafor Walsh Harper Pike Novak Ellis Marsh Finch Rowe Adeyemi Boyd Quinn Hale Stone',
    ),
    firms: [
      ['Corner House Café', 'cornerhouse'],
      ['Harbour Bakery', 'harbour-bakery'],
      ['Fletcher & Rowe Solicitors', 'fletcher-rowe'],
    ],
  },
  ru: {
    men: 'Алексей Дмитрий Сергей Павел Михаил Никита Роман Егор Владимир Тимур Артём Глеб Борис'.split(' '),
    women: 'Анна Екатерина Ольга Мария Ирина Наталья Юлия Светлана Полина Вера Алина Татьяна Ксения'.split(
      ' ',
    ),
    surnames: pairs(
      'Иванов/Иванова Морозов/Морозова Козлов/Козлова Зайцев/Зайцева Орлов/Орлова Белов/Белова Титов/Титова Фомин/Фомина Гусев/Гусева Крылов/Крылова Жуков/Жукова Рябов/Рябова Савин/Савина Беляев/Беляева Котов/Котова Агапов/Агапова Ершов/Ершова Мухин/Мухина Ларин/Ларина Чернов/Чернова Быков/Быкова Панов/Панова Лыков/Лыкова Осипов/Осипова Дёмин/Дёмина Юдин/Юдина',
    ),
    firms: [
      ['Кофейня «Зерно»', 'zerno'],
      ['Студия «Вектор»', 'vektor'],
      ['Гостиница «Причал»', 'prichal'],
    ],
  },
  pl: {
    men: 'Tomasz/Tomaszu Piotr/Piotrze Marcin/Marcinie Jakub/Jakubie Paweł/Pawle Krzysztof/Krzysztofie Michał/Michale Adam/Adamie Bartosz/Bartoszu Łukasz/Łukaszu Wojciech/Wojciechu Grzegorz/Grzegorzu Rafał/Rafale'.split(
      ' ',
    ),
    women:
      'Anna/Anno Katarzyna/Katarzyno Magdalena/Magdaleno Agnieszka/Agnieszko Joanna/Joanno Monika/Moniko Ewa/Ewo Karolina/Karolino Natalia/Natalio Zofia/Zofio Beata/Beato Justyna/Justyno Dorota/Doroto'.split(
        ' ',
      ),
    surnames: pairs(
      'Kowalski/Kowalska Nowak/Nowak Wiśniewski/Wiśniewska Wójcik/Wójcik Kamiński/Kamińska Zieliński/Zielińska Szymański/Szymańska Woźniak/Woźniak Dąbrowski/Dąbrowska Mazur/Mazur Krawczyk/Krawczyk Piotrowski/Piotrowska Grabowski/Grabowska Pawlak/Pawlak Michalski/Michalska Król/Król Wieczorek/Wieczorek Jabłoński/Jabłońska Majewski/Majewska Stępień/Stępień Dudek/Dudek Górski/Górska Witkowski/Witkowska Rutkowski/Rutkowska Sobczak/Sobczak Lis/Lis',
    ),
    firms: [
      ['Kawiarnia Pod Lipą', 'podlipa'],
      ['Biuro rachunkowe Saldo', 'saldo'],
      ['Hotel Nad Wisłą', 'nadwisla'],
    ],
  },
}

/** Companies that customers write from, with their domains. */
export const firms = Object.values(names).flatMap((of) =>
  of.firms.map(([name, domain]) => ({ name, domain: `${domain}.example.com` })),
)

const perLanguage: Record<Language, number> = { en: 28, ru: 26, pl: 26 }

/** Eighty people, some at firms, some with two addresses. No two of one name. */
export function makeCustomers(dice: Dice): DemoCustomer[] {
  const taken = new Set<string>()
  return (['en', 'ru', 'pl'] as const).flatMap((language) =>
    Array.from({ length: perLanguage[language] }, (_, i) => makeCustomer(language, i, dice, taken)),
  )
}

function makeCustomer(language: Language, i: number, dice: Dice, taken: Set<string>): DemoCustomer {
  const known = names[language]
  const female = i % 2 === 1
  const [first = '', called = first] = (
    (female ? known.women : known.men)[Math.floor(i / 2) % known.men.length] as string
  ).split('/')
  const surname = (known.surnames[(i * 5 + 3) % known.surnames.length] as [string, string])[female ? 1 : 0]
  const firm = i % 6 === 0 ? known.firms[(i / 6) % known.firms.length] : undefined
  const local = `${latin(first)}.${latin(surname)}`
  const home = `${taken.has(local) ? `${local}${i}` : local}@example.${dice.pick(['com', 'org', 'net'])}`
  taken.add(local)
  const addresses = firm ? [`${latin(first)}@${firm[1]}.example.com`] : [home]
  if (firm ? dice.happens(0.6) : dice.happens(0.12))
    addresses.push(firm ? home : `${latin(surname)}.${latin(first)}@example.com`)
  const dear = language === 'pl' ? `${female ? 'Pani' : 'Panie'} ${called}` : first
  return { name: `${first} ${surname}`, first, dear, female, language, addresses, note: firm?.[0] ?? '' }
}

const cyrillic: Record<string, string> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya ł:l'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** As people write their names in mail addresses. */
function latin(name: string): string {
  const letters = [...name.toLowerCase()].map((letter) => cyrillic[letter] ?? letter)
  return letters
    .join('')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}
