/**
 * What mail programs write around quotes, in English, Russian, Ukrainian, Polish and German, and what is met of French,
 * Dutch, Spanish, Italian, Portuguese, Czech, Slovak, Hungarian, Romanian, Turkish, Chinese, Japanese and the Nordic languages. A new language or program is a word more here.
 */
const any = (words: string): string =>
  words
    .trim()
    .split(/\s*\|\s*/)
    .map((word) => word.replace(/[.*+?^${}()[\]\\]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|')

/** "… wrote:" */
const verbs = any(`
  wrote | writes | sent | написал(а) | написал | написала | написали | пишет | писал(а) | писал | писала |
  написав(-ла) | написав | написала | пише | писав | napisał(a) | napisał | napisała | pisze | napisali | schrieb |
  schreibt | geschrieben | a écrit | escribió | escreveu | ha scritto | schreef | geschreven | skrev | skriver | napsal(a) | napsal |
  napísal(a) | napísal | kirjoitti | írta | a scris | написа | писали | yazdı | έγραψε | 写道 | 寫道
`)
export const wrote = new RegExp(`(?<![\\p{L}\\d])(?:${verbs})(?![\\p{L}\\d(])`, 'iu')

/** How such a line begins where it has no verb: a weekday, a month's day, a date. */
export const dateFirst =
  /^[\s*_-]*(?:(?:mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|пʼятниця|п'ятниця|субота|неділя|pon|wt|śr|czw|pt|sob|niedz|niedz|mo|di|mi|do|fr|sa|so)\p{L}*\.?,?\s+)?(?:\d{1,2}[./ -]|\d{4}[-./])/iu

/** "Wiadomość napisana przez Jan Kowalski w dniu …", "Пользователь … написал" */
export const namedFirst =
  /^[\s*_-]*(?:wiadomość (?:napisana|wysłana) przez|użytkownik|пользователь|користувач|вы писали|ви писали|quoting|zitat von|cytowanie|citando|citát)\s/iu

/** How it begins where it may go over several lines. */
export const attributionFirst =
  /^[\s*_-]*(?:on|at|am|le|il|in data|el|op|den|på|em|în|pe|w dniu|w dn\.|dnia|dne|dňa|в|у|во|на|στις|在|wiadomość (?:napisana|wysłana) przez)\s/iu

interface HeaderName {
  kind: 'from' | 'date' | 'to' | 'subject' | 'other'
  names: RegExp
}

const named = (kind: HeaderName['kind'], words: string): HeaderName => ({
  kind,
  // "*From:*" is bold in text, "| From:" a cell of a table, "**От**:" somebody's markdown.
  names: new RegExp(`^[\\s*_|]*(?:${any(words)})[\\s*_]*[:：][\\s*_]*`, 'iu'),
})

/** The names in the block of headers that Outlook, Zimbra, Interia and others put above what they quote. */
export const headerNames: HeaderName[] = [
  named(
    'from',
    `From | Von | От | От кого | Отправитель | Від | Від кого | Od | Nadawca | De | De la | Da | Van | Fra | Från | Lähettäjä | Feladó |
     Kimden | 发件人 | 寄件者 | 差出人 | 보낸 사람`,
  ),
  named(
    'date',
    `Sent | Date | Sent at | Gesendet | Gesendet am | Datum | Отправлено | Отправлен | Дата | Дата отправки | Надіслано | Відправлено |
     Дата | Wysłano | Wysłane | Wysłany | Data | Data wysłania | Envoyé | Date | Enviado | Enviado el | Enviado em | Enviada em | Fecha |
     Inviato | Verzonden | Sendt | Skickat | Lähetetty | Odesláno | Odoslané | Elküldve | Trimis | Gönderildi | Tarih | 发送时间 |
     日期 | 送信日時 | 日時 | 날짜`,
  ),
  named(
    'to',
    `To | An | Кому | Получатель | Do | Adresat | À | A | Para | Aan | Til | Till | Vastaanottaja | Komu | Címzett | Către | Kime |
     收件人 | 收件者 | 宛先 | 받는 사람`,
  ),
  named(
    'subject',
    `Subject | Betreff | Тема | Temat | Objet | Asunto | Assunto | Oggetto | Onderwerp | Emne | Ämne | Aihe | Předmět | Predmet | Tárgy |
     Subiect | Konu | 主题 | 主旨 | 件名 | 제목`,
  ),
  named(
    'other',
    `Cc | Bcc | Копия | Копія | Скрытая копия | DW | Kopia | Do wiadomości | Kopie | Importance | Priority | Важность | Ważność |
     Priorytet | Wichtigkeit | Priorität | Reply-To | Attachments | Вложения | Załączniki | Anlagen`,
  ),
]

const marker = (words: string): RegExp =>
  new RegExp(`^[\\s*]*[-_=*–—]{2,}\\s*(?:${any(words)})\\s*[:.]?\\s*[-_=*–—]*\\s*$`, 'iu')

/** "-----Original Message-----" */
export const originalMessage = marker(`
  Original Message | Reply Message | Original Appointment | Original E-mail | Ursprüngliche Nachricht | Originalnachricht |
  Antwort Nachricht | Исходное сообщение | Исходное письмо | Оригинальное сообщение | Оригинал сообщения |
  Первоначальное сообщение | Вихідне повідомлення | Оригінальне повідомлення | Початкове повідомлення |
  Первинне повідомлення | Wiadomość oryginalna | Oryginalna wiadomość | Treść oryginalnej wiadomości | Pierwotna wiadomość |
  Wiadomość pierwotna | Message d'origine | Mensaje original | Mensagem original | Messaggio originale |
  Oorspronkelijk bericht | Oprindelig meddelelse | Oprindelig besked | Ursprungligt meddelande | Opprinnelig melding | Alkuperäinen viesti |
  Původní e-mail | Původní zpráva | Pôvodná správa | Eredeti üzenet | Mesaj original | Orijinal mesaj | 原始邮件 | 元のメッセージ
`)

const forwards = `
  Forwarded message | Forwarded by | Weitergeleitete Nachricht | Пересылаемое сообщение | Пересланное сообщение |
  Переадресованное сообщение | Перенаправленное сообщение | Пересилане повідомлення | Переслане повідомлення |
  Перенаправлене повідомлення | Переадресоване повідомлення | Wiadomość przekazana | Przekazana wiadomość | Przekazywana wiadomość |
  Treść przekazanej wiadomości | Wiadomość przesłana dalej | Przesłana wiadomość | Message transféré | Mensaje reenviado |
  Messaggio inoltrato | Mensagem encaminhada | Doorgestuurd bericht | Vidarebefordrat meddelande | Videresendt meddelelse |
  Přeposlaná zpráva | Preposlaná správa
`
const forwardMarker = marker(forwards)
const forwardInside = new RegExp(`[-_=*–—]{2}\\s{0,3}(?:${any(forwards)})`, 'iu')
const forwardWords =
  /^\s*(?:begin forwarded message|начало переадресованного сообщения|начало пересылаемого сообщения|пересланное сообщение|початок (?:переадресованого|пересланого|листа, що пересилається).*|początek przekaz(?:ywan|an)ej wiadomości|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio (?:del )?messaggio inoltrato|begin doorgestuurd bericht|anfang der weitergeleiteten (?:nachricht|e-mail|mail))\s*:\s*$/iu

/** "---------- Forwarded message ---------": what follows is what the sender wants us to read. */
export const isForwardMarker = (text: string): boolean => forwardMarker.test(text) || forwardWords.test(text)

/** The same for a text whose lines are not known. */
export const tellsOfForward = (text: string): boolean => forwardInside.test(text)

/** A subject that says that the mail is passed on. */
export const isForwardSubject = (subject: string): boolean =>
  /^\s*(?:\[[^\]]*\]\s*)?(?:fwd?|fw|wg|tr|пересл|перес|пер|пд|pd|i|fs|vs|rv|enc)\s*(?:\[\d+\])?:/iu.test(
    subject,
  ) && !/^\s*(?:re|aw|sv|odp|отв|на|відп|res)\s*:/iu.test(subject)

/** Other desks ask their readers to write above such a line. */
export const writeAbove =
  /(?:##-.{0,200}-##|^\s*[-=_*#]{3,}.*(?:reply above this line|type your reply above|(?:ответьте|пишите|напишите).*выше этой (?:линии|строки)|(?:odpowied\S*|pisz|piszcie).*powyżej tej linii|відпові\S+ вище ц|oberhalb dieser (?:linie|zeile)).*)/iu

/** "Sent from my iPhone". */
export const device = new RegExp(
  `^[\\s*_>-]*(?:${[
    'sent (?:from|via|by|with|using) (?:my|the|an?|outlook|mail|gmail|yahoo|proton|samsung|android|iphone|ipad|huawei|xiaomi|mailbird|spark|airmail|sparrow|acompli|email\\.ru|blackberry|windows|boxer|aol|myMail|nine|mobile)\\b.{0,60}',
    'sent from (?:smartphone|tablet|mobile).{0,40}',
    'get (?:bluemail|outlook) for .{1,40}',
    'via mobile',
    '(?:отправлено|послано|написано) (?:с|со|из|через|от|при помощи|с помощью) (?:моего|моей|мо[её]го|iphone|ipad|android|айфона|мобильн|смартфона|телефона|планшета|почты|приложения|outlook|samsung|huawei|honor|xiaomi|redmi|galaxy|яндекс|mail|my\\s?mail|устройства|gmail|windows|ноутбука|mail\\.ru|email).{0,70}',
    '(?:скачать|скачайте|получить|загрузить) outlook (?:для|на) .{1,40}',
    '(?:надіслано|відправлено|надсилаю) (?:з|із|зі|через|за допомогою) .{1,60}',
    '(?:отримати|завантажити|отримайте) outlook для .{1,40}',
    '(?:wysłane|wysłano|wysłana|napisane) (?:z|ze|za pomocą|przez|przy użyciu) .{1,60}',
    '(?:pobierz|uzyskaj) (?:aplikację )?outlook.{1,50}',
    '(?:von meinem|von meiner|von unterwegs).{1,50} gesendet.{0,40}',
    'gesendet (?:von|mit|über|aus) (?:meinem|meiner|outlook|der|dem|iphone|ipad|mail|gmx|web\\.de|samsung|yahoo|android|mobile).{0,60}',
    'diese (?:nachricht|e-?mail) wurde von meinem .{1,50} gesendet',
    'holen sie sich outlook .{1,40}',
    '(?:outlook für) .{1,40} (?:beziehen|herunterladen)',
    'envoyé (?:de|depuis|à partir de) (?:mon|ma|outlook|yahoo|l.application) ?.{0,40}',
    '(?:télécharger|obtenir|téléchargez) outlook pour .{1,40}',
    'enviado (?:desde|do|a partir do|de) (?:mi|meu|outlook|yahoo) ?.{0,40}',
    '(?:obtener|descargar|obter|baixar|scarica|ottieni) outlook (?:para|per) .{1,40}',
    'inviato (?:da|dal) (?:mio |il mio |outlook|iphone|ipad|yahoo|libero).{0,40}',
    '(?:verzonden|verstuurd) (?:vanaf|met|via) (?:mijn|outlook|yahoo) ?.{0,40}',
    '(?:sendt fra|skickat från|lähetetty) (?:min|mitt|outlook|iphonesta|androidista) ?.{0,40}',
    '(?:odesláno|odoslané) (?:z|ze|zo) .{1,40}',
  ].join('|')})[\\s.!>)\\]]*$`,
  'iu',
)

/** A farewell that has a line for itself, maybe with the name behind it. */
export const farewell = new RegExp(
  `^[\\s*_—–-]*(?:${any(`
    Best | Regards | Best regards | Kind regards | Warm regards | With best regards | With kind regards | Best wishes | Sincerely | Yours sincerely |
    Yours faithfully | Yours truly | Cheers | Thanks | Many thanks | Thank you | Thanks in advance | Thanks and regards | Thanks & regards | BR |
    С уважением | С наилучшими пожеланиями | С наилучшими | С почтением | С благодарностью | Всего доброго | Всего наилучшего |
    Заранее спасибо | Спасибо | Искренне Ваш | Искренне Ваша | Хорошего дня | До свидания |
    З повагою | З найкращими побажаннями | Щиро | Дякую | Наперед дякую |
    Pozdrawiam | Pozdrawiam serdecznie | Serdecznie pozdrawiam | Z pozdrowieniami | Z poważaniem | Z wyrazami szacunku | Łączę pozdrowienia |
    Łączę wyrazy szacunku | Pozdrowienia | Dziękuję | Z góry dziękuję | Dziękuję i pozdrawiam | Z szacunkiem | Pozdr | Miłego dnia |
    Mit freundlichen Grüßen | Mit freundlichem Gruß | Freundliche Grüße | Viele Grüße | Beste Grüße | Liebe Grüße | Herzliche Grüße |
    Mit besten Grüßen | Mit freundlichen Gruessen | Schöne Grüße | MfG | VG | LG | Danke | Vielen Dank |
    Cordialement | Bien cordialement | Salutations | Saludos | Un saludo | Saludos cordiales | Atentamente | Cordiali saluti |
    Distinti saluti | Met vriendelijke groet | Met vriendelijke groeten | Atenciosamente | Cumprimentos | S pozdravem
  `)})[\\s,.!;:/|—–-]*(?:\\p{Lu}[\\p{L}.'’-]*[\\s,.]*){0,5}[*_]*\\s*$`,
  'iu',
)

/** What only stands in signatures: telephones, addresses, places on the web. */
export const contact =
  /(?<![\d.:/-])(?!\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:\+?\d[\d\s().–-]{6,}\d)|https?:\/\/|\bwww\.|[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\p{L})(?:тел|моб|факс|tel|fax|kom|mob|mobile|phone|nip|krs|regon|инн|огрн|skype|telegram|ust-?id|hrb|amtsgericht|geschäftsführer)\s*(?:\.|:|\b)/iu

const disclaimers = [
  /^\W*(?:this|the information (?:contained|in this)|the contents? of this)\b.{0,60}\b(?:e-?mail|message|communication|transmission)\b.{0,200}\b(?:confidential|privileged|intended (?:only|solely)|addressee)/isu,
  /^\W*(?:confidentiality (?:notice|note)|disclaimer|legal (?:notice|disclaimer)|important notice)\b/iu,
  /^\W*(?:это|данное|настоящее|этот|содержание данного|информация,? содержащаяся).{0,60}(?:сообщени|письм|e-?mail).{0,250}(?:конфиденциальн|предназначен|адресат)/isu,
  /^\W*(?:уведомление о конфиденциальности|конфиденциальность:|ограничение ответственности)/iu,
  /^\W*(?:це|цей|дане|інформація).{0,60}(?:повідомленн|лист|e-?mail).{0,250}(?:конфіденційн|призначен)/isu,
  /^\W*(?:ta|niniejsza|niniejszy|treść (?:tej|niniejszej)|informacje? zawart\S+ w|wiadomość ta).{0,80}(?:wiadomoś\S+|e-?mail\S*|korespondencj\S+|przekaz).{0,250}(?:poufn|przeznaczon|adresat)/isu,
  /^\W*(?:klauzula poufności|zastrzeżenie poufności|klauzula informacyjna|administratorem (?:pani|pana|państwa))/iu,
  /^\W*(?:diese|die in dieser|der inhalt dieser).{0,60}(?:e-?mail|nachricht|mitteilung).{0,250}(?:vertraulich|bestimmt|adressat)/isu,
  /^\W*(?:please consider the environment|before printing|pomyśl (?:o środowisku|zanim)|подумайте (?:об окружающей|о природе|прежде)|bitte denken sie an die umwelt)/iu,
  /^\W*(?:virus-?free|без вирусов|nie zawiera wirusów|wolny od wirusów|virenfrei|віруси відсутні|проверено на вирусы)/iu,
]

/** What lawyers and virus scanners put below every mail; `paragraph` is all of its lines. */
export const isDisclaimer = (paragraph: string): boolean =>
  disclaimers.some((one) => one.test(paragraph.slice(0, 600)))

/** What a mailing list puts below: "You received this message because you are subscribed to …". */
export const listFooter =
  /^\s*(?:you (?:are )?receiv(?:ed|ing) this (?:e-?mail|message) because|to unsubscribe from this (?:group|list|topic)|.{1,80} mailing list\s*$|вы получили это (?:письмо|сообщение),? (?:потому|так как|поскольку)|чтобы отписаться|ви отримали (?:це|цей).{1,30}(?:оскільки|тому)|otrzymujesz (?:tę|ten).{1,30}(?:ponieważ|gdyż)|otrzymał\S* tę wiadomość, ponieważ|aby (?:anulować|wypisać|zrezygnować)|sie (?:haben|erhalten) diese (?:nachricht|e-?mail).{0,20}(?:weil|da|erhalten))/iu
