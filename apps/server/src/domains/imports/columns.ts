import { type CsvSource, type ImportField, importFields } from '@podpora/contract/imports'

/** Headers as people write them, in small letters and without anything but letters and digits. */
const headers: Record<CsvSource, Partial<Record<ImportField, string>>> = {
  csv_customers: {
    id: 'id|customerid|userid|clientid|externalid|ид|номер|идклиента|idklienta|numerklienta|lp',
    name: 'name|fullname|customer|customername|contact|имя|фио|клиент|имяклиента|наименование|imięinazwisko|nazwa|klient|nazwaklienta|imię',
    email:
      'email|emailaddress|mail|emails|почта|эпочта|адрес|элпочта|электроннаяпочта|adresemail|adres|pocztaelektroniczna|poczta',
    phone: 'phone|phonenumber|telephone|mobile|телефон|мобильный|telefon|numertelefonu|komórka',
    language: 'language|locale|lang|язык|język',
    note: 'note|notes|comment|details|about|примечание|заметка|комментарий|notatka|uwagi|opis',
    created_at: 'createdat|created|since|registered|дата|создан|датасоздания|utworzono|datautworzenia|data',
  },
  csv_tickets: {
    ticket:
      'ticket|ticketid|id|number|ticketnumber|key|issue|номер|заявка|номерзаявки|ид|тикет|numer|zgłoszenie|numerzgłoszenia|nr',
    subject: 'subject|title|summary|topic|тема|заголовок|temat|tytuł',
    customer_email:
      'customeremail|requesteremail|requester|email|from|fromemail|contactemail|почта|почтаклиента|email клиента|emailклиента|отправитель|emailklienta|adresklienta|nadawca|adresemail',
    customer_name:
      'customer|customername|requestername|name|contact|client|клиент|имя|имяклиента|заявитель|klient|imięinazwisko|nazwaklienta',
    status: 'status|state|статус|состояние|stan',
    priority: 'priority|приоритет|важность|priorytet',
    kind: 'kind|type|tickettype|category|тип|вид|категория|rodzaj|typ|kategoria',
    tags: 'tags|labels|теги|метки|tagi|etykiety',
    group: 'group|team|department|queue|группа|отдел|очередь|grupa|zespół|dział|kolejka',
    assignee_email:
      'assignee|assigneeemail|agent|agentemail|owner|исполнитель|ответственный|przypisany|agentwsparcia|właściciel',
    brand: 'brand|company|бренд|марка|marka',
    created_at:
      'createdat|created|date|opened|createddate|создана|создан|дата|датасоздания|utworzono|datautworzenia|data',
    updated_at:
      'updatedat|updated|lastupdate|modified|closedat|обновлена|изменена|датаизменения|zaktualizowano|datazmiany',
    message:
      'message|body|description|text|comment|content|сообщение|текст|описание|комментарий|wiadomość|treść|opis|komentarz',
    message_id: 'messageid|commentid|идсообщения|idwiadomości',
    message_at: 'messageat|messagedate|commentdate|sentat|датасообщения|datawiadomości',
    message_email: 'messageemail|authoremail|author|автор|почтаавтора|emailautora|autor',
    message_name: 'authorname|messagename|имяавтора|nazwaautora',
    message_kind:
      'messagekind|messagetype|direction|visibility|видсообщения|направление|rodzajwiadomości|kierunek',
  },
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** What the columns of a table probably are: column → field, each field at most once. */
export function guessMapping(source: CsvSource, columns: string[]): Record<string, ImportField> {
  const mapping: Record<string, ImportField> = {}
  const taken = new Set<string>()
  for (const field of importFields[source] as readonly ImportField[]) {
    const words = [plain(field), ...(headers[source][field] ?? '').split('|').map(plain)]
    // The order of the words is the order of trust: "customer email" before "from".
    const column = words
      .map((word) => columns.find((name) => plain(name) === word && !taken.has(name)))
      .find((name) => name !== undefined)
    if (column === undefined) continue
    mapping[column] = field
    taken.add(column)
  }
  return mapping
}

/** Whether a table is rather one of tickets: it has subjects or messages. */
export const looksLikeTickets = (columns: string[]): boolean => {
  const fields = Object.values(guessMapping('csv_tickets', columns))
  return fields.includes('subject') || fields.includes('message') || fields.includes('status')
}

/** Fields without which nothing can be brought in; each needs one of its list. */
const needed: Record<CsvSource, ImportField[][]> = {
  csv_customers: [['email', 'id']],
  csv_tickets: [
    ['customer_email', 'customer_name'],
    ['created_at', 'message_at'],
    ['subject', 'message'],
  ],
}

/** The first of the fields that are missing in a mapping; undefined where it is enough. */
export const missingField = (source: CsvSource, mapping: Record<string, string>): ImportField | undefined =>
  needed[source].find((some) => !some.some((field) => Object.values(mapping).includes(field)))?.[0]
