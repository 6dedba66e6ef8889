import type { TicketRecord } from '../records.ts'

/* What tables call things, in the languages that we know. */

const words = <T extends string>(table: Record<T, string>): Record<string, T> =>
  Object.fromEntries(
    Object.entries<string>(table).flatMap(([meaning, text]) =>
      text.split('|').map((word) => [word, meaning as T]),
    ),
  )

export const statusWords = words<TicketRecord['status']>({
  new: 'new|новая|новый|новое|nowe|nowy',
  open: 'open|in progress|reopened|открыта|открыт|открыто|в работе|otwarte|otwarty|w toku|w trakcie',
  pending:
    'pending|waiting|waiting for customer|ожидает|ожидает клиента|ожидание|oczekuje|oczekujące|oczekujący',
  on_hold: 'on_hold|on hold|on-hold|hold|отложена|отложен|приостановлена|wstrzymane|wstrzymany',
  solved: 'solved|resolved|done|fixed|решена|решён|решен|решено|выполнена|rozwiązane|rozwiązany|załatwione',
  closed: 'closed|закрыта|закрыт|закрыто|zamknięte|zamknięty',
})

export const priorityWords = words<TicketRecord['priority']>({
  low: 'low|lowest|minor|4|низкий|низкая|niski|niskie',
  normal: 'normal|medium|3|обычный|обычная|средний|normalny|normalne|średni',
  high: 'high|major|2|высокий|высокая|wysoki|wysokie',
  urgent: 'urgent|critical|highest|blocker|1|срочный|срочная|критический|pilny|pilne|krytyczny',
})

export const kindWords = words<TicketRecord['type']>({
  unsorted: 'unsorted',
  question: 'question|вопрос|pytanie',
  bug: 'bug|problem|incident|defect|ошибка|проблема|инцидент|błąd|awaria|incydent',
  missing_feature: 'missing_feature|feature|feature request|пожелание|życzenie|brak funkcji',
  unclear_feature: 'unclear_feature',
  task: 'task|задача|zadanie',
  complaint: 'complaint|жалоба|reklamacja|skarga',
})

export const noteWords = new Set([
  'note',
  'internal',
  'private',
  'заметка',
  'внутренняя',
  'notatka',
  'wewnętrzna',
])
