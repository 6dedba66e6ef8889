/**
 * What machines say of themselves in subjects and texts where their headers say nothing: absence notes, confirmations of
 * ticket systems, receipts; in English, German, Russian, Ukrainian and Polish, and the subjects that Exchange writes in others.
 */
const after = '^\\s*(?:(?:re|aw|odp|отв|відп|на)\\s*:\\s*)*\\[?\\s*'

/** A subject that only a machine writes. */
export const absenceSubject = new RegExp(
  `${after}(?:automatic reply|auto(?:matic|mated)?[ -]?(?:reply|response|answer|responder)|auto\\s*:|out[ -]of[ -](?:the[ -])?office|ooo\\b|vacation (?:reply|response|auto)|(?:i am |i'm )?(?:away|out) from (?:my (?:mail|desk)|the office)|automatische (?:antwort|abwesenheit)|abwesenheits?(?:notiz|meldung|assistent|benachrichtigung)|abwesend\\b|(?:ich bin )?(?:nicht|außer) (?:im )?(?:büro|haus)|автоответ|автоматический ответ|автоматическое (?:уведомление|сообщение)|(?:я )?(?:нахожусь )?(?:вне офиса|в отпуске|нет на месте)\\s*(?:$|[:(])|уведомление об отсутствии|автоматична відповідь|автовідповідь|(?:я )?(?:поза офісом|у відпустці)\\s*(?:$|[:(])|odpowied[źz] automatyczna|automatyczna odpowied[źz]|autoodpowied[źz]|auto odpowied[źz]|poza biurem|nieobecno[śs][ćc](?: w biurze)?\\s*(?:$|[:(-])|jestem (?:poza biurem|na urlopie)|réponse automatique|absence du bureau|absent(?:e)? du bureau|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|automatisch(?:e)? (?:antwoord|beantwoord)|afwezig(?:heid)?\\b|resposta automática|fora do escritório|automatická odpově?ď|mimo kancelář|autosvar|automatiskt svar|automaattinen vastaus|otomatik yanıt|自动回复|自動返信|自動応答)`,
  'iu',
)

/** A text that says that its writer is away: believed only in an answer, and a short one. */
export const absenceText =
  /(?:i (?:am|will be)|i['’]m|i['’]ll be) (?:currently |now )?(?:out of (?:the )?office|on (?:annual |parental |maternity |sick )?(?:leave|vacation|holiday)|away (?:from|until|on))|thank you for your (?:e-?mail|message)[.,!] i (?:am|will be) (?:currently )?(?:out|away|on)|ich bin (?:derzeit |zurzeit |bis |vom |ab )?.{0,60}(?:nicht (?:im büro|erreichbar|im haus)|im urlaub|abwesend|außer haus)|(?:я )?(?:нахожусь|буду находиться|сейчас|в настоящее время) (?:в отпуске|вне офиса|в командировке|на больничном)|(?:отсутствую|буду отсутствовать) (?:на работе|в офисе|на рабочем месте|с \d|до \d|по)|(?:я )?(?:перебуваю|буду) (?:у відпустці|поза офісом|у відрядженні)|(?:відсутн(?:ій|я)|буду відсутн(?:ій|я)) (?:на роботі|в офісі|до \d|з \d)|(?:przebywam|jestem|będę) (?:obecnie |aktualnie |teraz )?(?:na urlopie|poza biurem|nieobecn[ya]|na zwolnieniu|w delegacji)/iu

/** "Your request 123 has been received". */
export const confirmationSubject = new RegExp(
  `${after}[^\\n]{0,60}?(?:your (?:request|ticket|case|inquiry|enquiry|message|e-?mail)\\b.{0,60}(?:has been|was|is) (?:received|registered|created|logged|opened)|we(?:['’]ve| have) received your|(?:ticket|request|case) (?:received|created|opened)(?=\\s*(?:$|[\\]:#(№\\d–—-]))|(?:ваше (?:обращение|сообщение|письмо)|ваш(?:а заявка| запрос| тикет)).{0,60}(?:зарегистрирован|принят|получен|создан)|(?:обращение|заявка|запрос|тикет)\\s*(?:№|#|n)?\\s*[\\w-]{0,20}\\s*(?:успешно )?(?:зарегистрирован|принят|создан)|(?:ваше звернення|ваш запит|ваша заявка).{0,60}(?:зареєстрован|прийнят|отриман|створен)|(?:państwa |twoje |pana |pani )?zgłoszenie.{0,60}(?:zostało )?(?:przyjęte|zarejestrowane|utworzone)|potwierdzenie (?:otrzymania|przyjęcia|odbioru|rejestracji)|(?:ihre|deine) (?:anfrage|nachricht|e-?mail|meldung).{0,60}(?:eingegangen|erfasst|registriert|erhalten)|eingangsbestätigung)`,
  'iu',
)

/** What stands at the head or the foot of a mail that no person wrote. */
export const machineText =
  /(?:this (?:is an? |e-?mail (?:is|was) |message (?:is|was) )(?:auto(?:matic|mated|matically)?[- ]?(?:ally )?)(?:generated|response|reply|message|e-?mail|notification|sent)|(?:please )?do not (?:reply|respond) to this (?:e-?mail|message)|это (?:письмо |сообщение )?(?:автоматическ|создано автоматически|сформировано автоматически|отправлено автоматически|сгенерировано)|(?:письмо|сообщение|уведомление) (?:было )?(?:создано|отправлено|сформировано|сгенерировано) автоматически|(?:пожалуйста,? )?не (?:нужно )?отвеча(?:йте|ть) на (?:это|данное) (?:письмо|сообщение)|(?:це|цей) (?:автоматичн|лист створено автоматично|лист сформовано автоматично)|не відповідайте на (?:це|цей)|(?:wiadomość|mail|e-mail) (?:została |został )?(?:wygenerowan[ay]|wysłan[ay]) automatycznie|(?:prosimy |proszę )?nie odpowiada(?:ć|j|jcie) na t[ęe]n? (?:wiadomość|e-?mail|adres)|dies(?:e (?:e-?mail|nachricht) (?:ist|wurde)|ist eine) .{0,20}automatisch|bitte antworten sie nicht auf diese)/iu

/** "Read: …", with a text that says so. */
export const receiptText =
  /(?:your message|ваше (?:сообщение|письмо)|twoja wiadomość|państwa wiadomość|ihre nachricht|ваше повідомлення)[\s\S]{0,400}(?:was (?:read|displayed|deleted)|(?:было )?(?:прочитано|прочтено|удалено)|została (?:przeczytana|odczytana|usunięta)|wurde (?:gelesen|angezeigt|gelöscht)|(?:було )?(?:прочитано|переглянуто))/iu
export const receiptSubject =
  /^\s*(?:read|not read|read receipt|return receipt|disposition notification|displayed|прочитано|прочтено|не прочитано|уведомление о прочтении|przeczytano|przeczytane|odczytano|potwierdzenie przeczytania|gelesen|ungelesen|lesebestätigung)(?:\s*\([^)]*\))?\s*[:-]/iu
