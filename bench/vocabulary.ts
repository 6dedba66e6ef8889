export const languages = ['en', 'ru', 'pl'] as const
export type Language = (typeof languages)[number]

/** What people write to a support centre, in parts that fit together whatever is drawn. */
export interface Vocabulary {
  /** `{thing}` in the nominative, so that it can stand before any of `troubles`, which are in the present tense. */
  things: string[]
  troubles: string[]
  since: string[]
  wishes: string[]
  answers: string[]
  greeting: string
  farewell: string
  order: string
  model: string
  /** Words with a known share of all paragraphs, for measuring searches. */
  marked: { share: number; sentence: string }[]
}

const shares = { common: 0.05, hundredth: 0.005, thousandth: 0.0005 }

// biome-ignore format: lists of words read best in rows
export const vocabulary: Record<Language, Vocabulary> = {
  en: {
    things: [
      'The order form', 'The invoice', 'My account', 'The label printer', 'The mobile app', 'The calendar', 'The report',
      'The price list', 'The payment page', 'The export to a spreadsheet', 'The access card', 'The warehouse scanner',
      'The newsletter', 'The delivery tracker', 'The contract', 'The search', 'The customer portal', 'The thermostat',
      'The router', 'The charging station', 'The video call', 'The backup', 'The licence key', 'The second monitor',
    ],
    troubles: [
      'does not open', 'shows an empty page', 'stops after a few seconds', 'says that access is denied',
      'shows the wrong amount', 'does not save what I write', 'asks for the password again and again', 'is very slow',
      'does not answer', 'sends every message twice', 'loses the connection', 'refuses my card', 'shows last year’s figures',
      'cannot be found in the menu', 'does not print the second page', 'freezes at ninety per cent', 'beeps three times',
    ],
    since: [
      'since yesterday', 'since the last update', 'since Monday morning', 'for about two weeks', 'since we moved offices',
      'after the power cut', 'every evening at six', 'only in the new browser', 'only for my colleague', 'from time to time',
      'on all our computers', 'when more than ten people are signed in', 'as soon as I am at home',
    ],
    wishes: [
      'Could you please have a look at it today?', 'We cannot work without it.', 'Please call me back after three o’clock.',
      'A refund would be fine as well.', 'Please tell me what it would cost to replace it.', 'I have attached a photograph.',
      'Our accountant needs it before the end of the month.', 'Is there a way around it in the meantime?',
      'I have already restarted everything twice.', 'My colleague in the other branch sees the same.',
      'Please do not close this before I have tested it.', 'Could somebody explain how this is meant to work?',
    ],
    answers: [
      'Thank you for writing to us.', 'We have found the cause and put it right.', 'Please sign out and in again.',
      'Our technician will come on Thursday between nine and eleven.', 'The new version will be out next week.',
      'We have passed this on to the developers.', 'The amount will be back on your account within five days.',
      'I have changed the setting for you.', 'May I ask which browser you use?', 'We are sorry for the trouble.',
    ],
    greeting: 'Good morning,',
    farewell: 'Kind regards',
    order: 'The order number is',
    model: 'The device is a',
    marked: [
      { share: shares.common, sentence: 'I would like a receipt for it.' },
      { share: shares.hundredth, sentence: 'As far as I know the warranty still holds.' },
      { share: shares.thousandth, sentence: 'The gyroscope seems to be the reason.' },
    ],
  },
  ru: {
    things: [
      'Форма заказа', 'Счёт на оплату', 'Личный кабинет', 'Принтер этикеток', 'Мобильное приложение', 'Календарь', 'Отчёт',
      'Прайс-лист', 'Страница оплаты', 'Выгрузка в таблицу', 'Карта доступа', 'Складской сканер', 'Рассылка',
      'Отслеживание доставки', 'Договор', 'Поиск', 'Портал клиента', 'Термостат', 'Роутер', 'Зарядная станция',
      'Видеозвонок', 'Резервная копия', 'Лицензионный ключ', 'Второй монитор',
    ],
    troubles: [
      'не открывается', 'показывает пустую страницу', 'останавливается через несколько секунд', 'не даёт доступа',
      'показывает неверную сумму', 'не сохраняет написанное', 'снова и снова просит пароль', 'работает очень медленно',
      'не отвечает', 'отправляет всё дважды', 'теряет соединение', 'не принимает мою карту',
      'показывает прошлогодние цифры', 'не находится в меню', 'не печатает вторую страницу', 'зависает на девяноста процентах',
    ],
    since: [
      'со вчерашнего дня', 'после последнего обновления', 'с утра понедельника', 'уже около двух недель',
      'с тех пор как мы переехали', 'после отключения света', 'каждый вечер в шесть', 'только в новом браузере',
      'только у моей коллеги', 'время от времени', 'на всех наших компьютерах', 'когда работает больше десяти человек',
    ],
    wishes: [
      'Посмотрите, пожалуйста, сегодня.', 'Мы не можем без этого работать.', 'Перезвоните мне, пожалуйста, после трёх.',
      'Возврат денег тоже подойдёт.', 'Сколько будет стоить замена?', 'Прикладываю фотографию.',
      'Бухгалтеру это нужно до конца месяца.', 'Можно ли пока как-то обойтись без этого?', 'Я уже дважды всё перезапускал.',
      'В другом филиале то же самое.', 'Не закрывайте обращение, пока я не проверю.', 'Объясните, как это должно работать.',
    ],
    answers: [
      'Спасибо, что написали нам.', 'Мы нашли причину и всё исправили.', 'Выйдите, пожалуйста, и войдите снова.',
      'Мастер приедет в четверг с девяти до одиннадцати.', 'Новая версия выйдет на следующей неделе.',
      'Мы передали это разработчикам.', 'Деньги вернутся на счёт в течение пяти дней.', 'Я поменял для вас настройку.',
      'Подскажите, какой у вас браузер?', 'Просим прощения за неудобства.',
    ],
    greeting: 'Здравствуйте!',
    farewell: 'С уважением',
    order: 'Номер заказа:',
    model: 'Устройство:',
    marked: [
      { share: shares.common, sentence: 'Пришлите, пожалуйста, квитанцию.' },
      { share: shares.hundredth, sentence: 'Насколько я знаю, гарантия ещё действует.' },
      { share: shares.thousandth, sentence: 'Похоже, дело в гироскопе.' },
    ],
  },
  pl: {
    things: [
      'Formularz zamówienia', 'Faktura', 'Moje konto', 'Drukarka etykiet', 'Aplikacja mobilna', 'Kalendarz', 'Raport',
      'Cennik', 'Strona płatności', 'Eksport do arkusza', 'Karta dostępu', 'Skaner magazynowy', 'Biuletyn',
      'Śledzenie przesyłki', 'Umowa', 'Wyszukiwarka', 'Portal klienta', 'Termostat', 'Ruter', 'Stacja ładowania',
      'Wideorozmowa', 'Kopia zapasowa', 'Klucz licencyjny', 'Drugi monitor',
    ],
    troubles: [
      'nie otwiera się', 'pokazuje pustą stronę', 'zatrzymuje się po kilku sekundach', 'odmawia dostępu',
      'pokazuje złą kwotę', 'nie zapisuje tego, co piszę', 'ciągle pyta o hasło', 'działa bardzo wolno', 'nie odpowiada',
      'wysyła wszystko dwa razy', 'gubi połączenie', 'nie przyjmuje mojej karty', 'pokazuje zeszłoroczne liczby',
      'nie pojawia się w menu', 'nie drukuje drugiej strony', 'zawiesza się na dziewięćdziesięciu procentach',
    ],
    since: [
      'od wczoraj', 'od ostatniej aktualizacji', 'od poniedziałku rano', 'od około dwóch tygodni', 'odkąd się przenieśliśmy',
      'po awarii prądu', 'codziennie o szóstej wieczorem', 'tylko w nowej przeglądarce', 'tylko u mojej koleżanki',
      'od czasu do czasu', 'na wszystkich naszych komputerach', 'gdy pracuje więcej niż dziesięć osób',
    ],
    wishes: [
      'Czy można to sprawdzić jeszcze dzisiaj?', 'Bez tego nie możemy pracować.', 'Proszę oddzwonić po piętnastej.',
      'Zwrot pieniędzy też będzie w porządku.', 'Ile kosztowałaby wymiana?', 'Załączam zdjęcie.',
      'Księgowa potrzebuje tego przed końcem miesiąca.', 'Czy da się to na razie jakoś obejść?',
      'Już dwa razy wszystko uruchamiałem od nowa.', 'W drugim oddziale widać to samo.',
      'Proszę nie zamykać zgłoszenia, zanim tego nie sprawdzę.', 'Proszę wyjaśnić, jak to powinno działać.',
    ],
    answers: [
      'Dziękujemy za wiadomość.', 'Znaleźliśmy przyczynę i usunęliśmy ją.', 'Proszę się wylogować i zalogować ponownie.',
      'Technik przyjedzie w czwartek między dziewiątą a jedenastą.', 'Nowa wersja ukaże się w przyszłym tygodniu.',
      'Przekazaliśmy to programistom.', 'Kwota wróci na konto w ciągu pięciu dni.', 'Zmieniłem to ustawienie.',
      'Której przeglądarki Państwo używają?', 'Przepraszamy za kłopot.',
    ],
    greeting: 'Dzień dobry,',
    farewell: 'Z poważaniem',
    order: 'Numer zamówienia:',
    model: 'Urządzenie:',
    marked: [
      { share: shares.common, sentence: 'Proszę o pokwitowanie.' },
      { share: shares.hundredth, sentence: 'O ile wiem, gwarancja jeszcze obowiązuje.' },
      { share: shares.thousandth, sentence: 'Przyczyną jest chyba żyroskop.' },
    ],
  },
}
