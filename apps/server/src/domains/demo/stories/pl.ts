import { agent, customer, note, type Story } from './story.ts'

export const polish: Story[] = [
  {
    subjects: ['Gdzie jest moje zamówienie {order}?', 'Zamówienie {order} nie dotarło', 'Dostawa {model}'],
    kind: 'question',
    tags: ['dostawa'],
    line: 1,
    says: [
      customer(
        `{hi}\n\n{zamówiłem|zamówiłam} u Państwa {model} (zamówienie {order}). Paczka miała być {day}, a śledzenie wciąż pokazuje „etykieta utworzona”. Czy ona w ogóle wyszła z magazynu?\n\n{sign}`,
        `{hi}\n\nzamówienie {order} od kilku dni stoi w miejscu. Kiedy mogę się spodziewać kuriera? To prezent, więc trochę się denerwuję.\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\npaczka utknęła w sortowni, bo nie zmieściła się w piątkowym transporcie. {Dzwoniłem|Dzwoniłam} do przewoźnika: jutro między 9 a 13 kurier będzie u Państwa.\n\nGdyby nie przyjechał, proszę po prostu odpisać na tę wiadomość.\n\n{sig}`,
      ),
      customer(`Dotarła cała i na czas. Dziękuję za szybką reakcję!\n\n{sign}`, `Już jest, dziękuję!`),
    ],
  },
  {
    subjects: ['{model} przecieka', 'Kałuża pod ekspresem', 'Cieknie od spodu'],
    kind: 'bug',
    priority: 'high',
    tags: ['usterka', 'przeciek', 'gwarancja'],
    line: 2,
    file: 'photo',
    says: [
      customer(
        `{hi}\n\npod moim {model} po każdej kawie zbiera się woda. Tacka jest sucha, zbiornik siedzi dobrze. Zdjęcie w załączniku, numer seryjny {serial}.\n\nCzy to podlega gwarancji?\n\n{sign}`,
        `{hi}\n\nmniej więcej od {day} rano na blacie stoi woda. To na pewno nie tacka. Numer seryjny {serial}, zdjęcie załączam.\n\n{sign}`,
      ),
      note(
        `Wygląda na zawór zbiornika z wiosennej partii. Gwarancja jest. Jeśli uszczelka nie pomoże, wymieniamy blok zaworu.`,
      ),
      agent(
        `Dzień dobry, {dear},\n\ndziękuję za zdjęcie. Najpewniej to uszczelka zaworu: proszę wyjąć zbiornik i obejrzeć czarny pierścień w gnieździe. Jeśli jest spłaszczony albo naderwany, mamy winowajcę.\n\nTo oczywiście gwarancja. Możemy wysłać uszczelkę (wymiana trwa minutę) albo odebrać ekspres do serwisu. Co będzie wygodniejsze?\n\n{sig}`,
      ),
      customer(
        `Rzeczywiście, z jednej strony naderwana. Poproszę o uszczelkę, tydzień bez kawy to za długo.`,
      ),
      agent(
        `Wysyłam jeszcze dziś, w kopercie są dwie, jedna na zapas. Przed włożeniem warto ją lekko zwilżyć.\n\n{sig}`,
      ),
      customer(`Wymieniona, od dwóch dni sucho. Świetna obsługa!\n\n{sign}`),
    ],
  },
  {
    subjects: ['Faktura do zamówienia {order}', 'Proszę o fakturę na firmę', 'Błędny NIP na fakturze'],
    kind: 'task',
    tags: ['faktura', 'płatności'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nproszę o fakturę na firmę do zamówienia {order}. Przy zakupie {zapomniałem|zapomniałam} podać NIP.\n\n{sign}`,
        `{hi}\n\nna fakturze do zamówienia {order} jest nasz stary adres. Czy można prosić o korektę? Księgowa czeka do końca tygodnia.\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\noczywiście. Poprawiona faktura przyjdzie mailem w ciągu godziny i zastępuje poprzednią.\n\nPrzy następnym zakupie wystarczy zaznaczyć „kupuję na firmę”.\n\n{sig}`,
      ),
      customer(`Doszła, wszystko się zgadza. Dziękuję!`, `Mam, dziękuję bardzo.`),
    ],
  },
  {
    subjects: ['Aplikacja nie widzi ekspresu', 'Ekspres „offline” po aktualizacji', 'Zrywa połączenie Wi-Fi'],
    kind: 'bug',
    tags: ['aplikacja', 'wifi'],
    line: 3,
    file: 'log',
    says: [
      customer(
        `{hi}\n\nod ostatniej aktualizacji aplikacja co rano pokazuje, że {model} jest offline. Pomaga wyciągnięcie wtyczki, ale tylko do następnego dnia. Załączam plik diagnostyczny.\n\n{sign}`,
        `{hi}\n\nprogramator przestał włączać {model}, bo „urządzenie jest nieosiągalne”. Reszta domu działa bez zarzutu. Log w załączniku.\n\n{sign}`,
      ),
      note(
        `W logu pięć prób i koniec: router w nocy zmienia kanał. To samo co u dwóch osób w zeszłym tygodniu. Poprawione w 3.8.2.`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nw logu wszystko widać. Gdy router restartuje się w nocy, ekspres próbuje pięć razy i się poddaje. To nasz błąd, poprawka jest w oprogramowaniu 3.8.2, które rozsyłamy w tym tygodniu.\n\nDo tego czasu proszę przestawić restart routera na dzień, wtedy poranna kawa będzie na czas.\n\n{sig}`,
      ),
      customer(
        `{Przestawiłem|Przestawiłam}, na razie działa. Proszę dać znać, gdy aktualizacja będzie dostępna.`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nwersja 3.8.2 już jest, a Państwa ekspres zdążył ją pobrać. Restart można przestawić z powrotem.\n\n{sig}`,
      ),
      customer(`Trzeci dzień bez problemu. Dziękuję!\n\n{sign}`),
    ],
  },
  {
    subjects: ['Jak często odkamieniać?', 'Lampka odkamieniania', 'Pytanie o odkamienianie {model}'],
    kind: 'question',
    priority: 'low',
    tags: ['pielęgnacja', 'kamień'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nw moim {model} lampka odkamieniania zapala się co półtora tygodnia. Pijemy we dwoje może cztery kawy dziennie. Czy tak ma być?\n\n{sign}`,
        `{hi}\n\nczy {model} można odkamieniać kwaskiem cytrynowym, czy tylko Państwa środkiem?\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nekspres liczy litry i bierze pod uwagę twardość wody. Fabrycznie ustawiona jest najwyższa, na wszelki wypadek. Proszę zanurzyć w wodzie pasek testowy z pudełka i wpisać wynik w Ustawienia → Woda. Zwykle lampka zapala się potem raz na dwa, trzy miesiące.\n\nKwasku i octu lepiej nie używać: na gorąco niszczą uszczelki.\n\n{sig}`,
      ),
      customer(`Było 4, a pasek pokazał 2. Teraz wszystko jasne, dziękuję.`),
    ],
  },
  {
    subjects: ['Brak zwrotu za {order}', 'Gdzie są moje pieniądze?', 'Zwrot {amount}'],
    kind: 'complaint',
    priority: 'high',
    tags: ['zwrot', 'płatności'],
    line: 2,
    says: [
      customer(
        `{hi}\n\n{odesłałem|odesłałam} {model} {day}, pieniądze miały wrócić w pięć dni roboczych. Minęło więcej. Zamówienie {order}.\n\nProszę o wyjaśnienie.\n\n{sign}`,
        `Piszę drugi raz. Ekspres do Państwa dotarł, mam potwierdzenie odbioru, a {amount} nadal nie ma. Zamówienie {order}.\n\n{sign}`,
      ),
      note(
        `Księgowość: przelew poszedł na kartę, która w międzyczasie wygasła, i bank go odesłał. Potrzebny numer konta.`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nprzepraszam, to my powinniśmy byli napisać pierwsi. Zwrot wyszedł na czas, ale karta, którą zapłacono, straciła ważność i bank odesłał pieniądze.\n\nProszę podać numer konta w szczegółach zamówienia (nie mailem), przelew wyjdzie tego samego dnia.\n\n{sig}`,
      ),
      customer(`Faktycznie, mam nową kartę. Numer konta już {wpisałem|wpisałam}.`),
      agent(`Dziękuję. Przelew właśnie wyszedł, najpóźniej jutro będzie na koncie.\n\n{sig}`),
      customer(
        `Pieniądze są. Szkoda, że trzeba było pisać dwa razy, ale dziękuję za załatwienie sprawy.\n\n{sign}`,
      ),
    ],
  },
  {
    subjects: ['Pomysł na aplikację', 'Dwa profile w aplikacji', 'Udostępnianie przepisów'],
    kind: 'missing_feature',
    priority: 'low',
    tags: ['aplikacja', 'pomysł'],
    line: 3,
    channel: 'web',
    says: [
      customer(
        `{hi}\n\nja piję espresso w 91 stopniach, reszta domu woli cieplejsze. Co rano przestawiamy w tę i z powrotem. Dwa profile w aplikacji bardzo by nam pomogły.\n\n{sign}`,
        `{hi}\n\n{chciałbym|chciałabym} wysłać znajomym swoje ustawienia do {beans}, a na razie dyktuję je przez telefon. Czy planują Państwo coś takiego?\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\npyta o to wiele osób i mamy to w planach na wiosnę. {Dopisałem|Dopisałam} Państwa głos. Terminu nie obiecam, ale gdy funkcja będzie gotowa, przyjdzie wiadomość.\n\n{sig}`,
      ),
    ],
  },
  {
    subjects: [
      'Wstrzymanie subskrypcji',
      'Subskrypcja kawy: proszę pominąć miesiąc',
      'Wyjeżdżamy, bez kawy w tym miesiącu',
    ],
    kind: 'task',
    tags: ['subskrypcja', 'kawa'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nwyjeżdżamy na pięć tygodni. Czy można wstrzymać subskrypcję {beans}? Nie {znalazłem|znalazłam} takiego przycisku.\n\n{sign}`,
        `{hi}\n\nmam jeszcze trzy paczki {beans}, więc proszę pominąć następną dostawę.\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\ngotowe: najbliższą dostawę pomijamy, kolejna przyjdzie jak zwykle. W tym czasie nic nie pobierzemy.\n\nNa przyszłość: Moje konto → Subskrypcja → Pomiń. Przyznaję, trochę ukryte.\n\n{sig}`,
      ),
      customer(`Już widzę. Dziękuję!`),
    ],
  },
  {
    subjects: ['Błąd E27', '{model} pokazuje E27', 'Co oznacza E27?'],
    kind: 'bug',
    tags: ['usterka', 'e27'],
    line: 2,
    file: 'log',
    says: [
      customer(
        `{hi}\n\n{model} staje w połowie filiżanki i pokazuje E27. W instrukcji błędy kończą się na E24. {Wyłączałem|Wyłączałam}, {czyściłem|czyściłam}, bez zmian. Numer seryjny {serial}.\n\n{sign}`,
        `{hi}\n\ntrzeci raz w tym tygodniu E27, zawsze przy drugiej kawie. Log z aplikacji w załączniku.\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nE27 oznacza, że nie obraca się przepływomierz. Najczęściej blokuje go okruch kamienia. Proszę spróbować tak:\n\n1. Wlać do zbiornika litr ciepłej wody.\n2. Przytrzymać razem przyciski pary i wrzątku przez pięć sekund, aż pojawi się „Płukanie”.\n3. Poczekać, aż woda się skończy, i powtórzyć.\n\nJeśli błąd wróci, odbierzemy ekspres do serwisu.\n\n{sig}`,
      ),
      customer(
        `{Przepłukałem|Przepłukałam} dwa razy, wyleciało coś białego. Od wczoraj bez błędu, obserwuję.`,
      ),
      agent(`Czyli to był kamień. W razie czego wystarczy odpisać na tę wiadomość.\n\n{sig}`),
    ],
  },
  {
    subjects: ['Ekspres do kawiarni', 'Oferta na dwa Merle Pro', 'Czy Merle Pro nada się do lokalu?'],
    kind: 'question',
    tags: ['sprzedaż', 'hurt'],
    line: 2,
    says: [
      customer(
        `{hi}\n\notwieramy drugi lokal ({city}) i szukamy dwóch ekspresów na około 150 kaw dziennie każdy. Czy Merle Pro da radę? I ile wyniosłoby to razem z umową serwisową?\n\n{sign}`,
      ),
      note(
        `150 dziennie to dla Pro prawie maksimum. Zaproponować umowę z corocznym przeglądem i ekspresem zastępczym.`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nMerle Pro jest przewidziany na 160 kaw dziennie, więc da radę, pod warunkiem przeglądu raz w roku. W umowie jest też ekspres zastępczy, dowożony w ciągu doby. Ofertę prześlę dziś po południu.\n\nCzy mogę jutro zadzwonić w sprawie przyłącza wody?\n\n{sig}`,
      ),
      customer(`Jutro przed jedenastą pasuje. Oferta wygląda uczciwie.\n\n{sign}`),
    ],
  },
  {
    subjects: [
      'Nie ta kawa w paczce',
      'Pomyłka w zamówieniu {order}',
      'Zamiast {beans} przyszła bezkofeinowa',
    ],
    kind: 'complaint',
    tags: ['dostawa', 'kawa'],
    line: 1,
    file: 'photo',
    says: [
      customer(
        `{hi}\n\n{zamówiłem|zamówiłam} {beans}, a przyszły dwie paczki bezkofeinowej. {Zorientowałem|Zorientowałam} się po trzeciej filiżance. Zdjęcie w załączniku, zamówienie {order}.\n\n{sign}`,
        `{hi}\n\nw paczce do zamówienia {order} jest cudza kawa i cudzy list przewozowy ({city}). Ktoś pewnie dziwi się teraz mojej.\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nprzepraszam, pomyliliśmy się przy pakowaniu. Właściwa kawa wyjedzie dziś kurierem ekspresowym, a tę proszę zatrzymać, przyda się wieczorem.\n\n{sig}`,
      ),
      customer(`Dotarła ta właściwa. Dziękuję, tak się to powinno załatwiać.\n\n{sign}`),
    ],
  },
  {
    subjects: ['Zwrot {model}', 'Chcę zwrócić ekspres', 'Jak zwrócić zamówienie {order}?'],
    kind: 'task',
    tags: ['return', 'zwrot'],
    line: 1,
    says: [
      customer(
        `{hi}\n\nekspres jest świetny, ale nie mieści się pod szafką, {powinienem był|powinnam była} zmierzyć. Czy mogę go zwrócić? Był użyty dwa razy. Zamówienie {order}.\n\n{sign}`,
        `{hi}\n\n{chciałbym|chciałabym} skorzystać z 30 dni na zwrot, zamówienie {order}. Co mam zrobić?\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nżaden problem. Za chwilę przyjdzie mailem etykieta: proszę nakleić ją na karton i nadać w dowolnym punkcie albo podać dzień, w którym ma przyjechać kurier.\n\nProszę tylko wylać wodę ze zbiornika. Pieniądze zwrócimy w ciągu pięciu dni roboczych od odbioru.\n\n{sig}`,
      ),
      customer(`Nadane dzisiaj, woda wylana.`),
      agent(
        `Ekspres dotarł, wszystko jest w komplecie, a zwrot {amount} już wyszedł. Dziękuję za staranne zapakowanie!\n\n{sig}`,
      ),
    ],
  },
  {
    subjects: ['Nie mogę się zalogować', 'Nie przychodzi mail z hasłem', 'Sklep nie zna mojego adresu'],
    kind: 'unclear_feature',
    tags: ['konto'],
    line: 1,
    channel: 'web',
    says: [
      customer(
        `{hi}\n\nczwarty raz proszę o nowe hasło i nic nie przychodzi, w spamie też pusto.\n\n{sign}`,
        `{hi}\n\nsklep twierdzi, że nie zna mojego adresu, chociaż newsletter dostaję na niego co tydzień. Co robię źle?\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\n{sprawdziłem|sprawdziłam}: zakup był bez rejestracji, więc konta jeszcze nie ma i nie ma do czego wysłać hasła. Wystarczy kliknąć „Zarejestruj się” i podać ten sam adres, dawne zamówienia pojawią się same.\n\nStrona powinna o tym mówić, {przekazałem|przekazałam} to dalej.\n\n{sig}`,
      ),
      customer(`Udało się. Jedno zdanie na stronie faktycznie by się przydało.`),
    ],
  },
  {
    subjects: ['Młynek strasznie hałasuje', 'Merle Grind piszczy', 'Dziwny dźwięk z młynka'],
    kind: 'bug',
    tags: ['usterka', 'młynek', 'gwarancja'],
    line: 2,
    says: [
      customer(
        `{hi}\n\nod {day} mój Merle Grind piszczy tak, że budzi sąsiadów, zwłaszcza przy drobnym mieleniu. Kawa jest też nierówno zmielona. Czyszczę go co tydzień.\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nto może być kamyk w ziarnach albo żarna, które się o siebie ocierają. Proszę ustawić najgrubsze mielenie, opróżnić młynek i kluczem z zestawu zdjąć górne żarno. Czy z jednej strony widać błyszczący pasek?\n\n{sig}`,
      ),
      customer(`Jest pasek, mniej więcej na ćwierć obwodu.`),
      note(`Skrzywiony uchwyt żaren. Wymiana na gwarancji, starego nie odbieramy.`),
      agent(
        `W takim razie skrzywił się uchwyt żaren, to nie Państwa wina. Jutro wysyłamy nowy młynek, starego nie trzeba odsyłać.\n\n{sig}`,
      ),
      customer(`Nowy dotarł i mruczy. Dziękuję!\n\n{sign}`),
    ],
  },
  {
    subjects: ['Podwójna płatność za {order}', 'Pobrano pieniądze dwa razy', 'Dwa obciążenia po {amount}'],
    kind: 'complaint',
    priority: 'urgent',
    tags: ['płatności', 'zwrot'],
    line: 2,
    file: 'receipt',
    says: [
      customer(
        `{hi}\n\n{day} z karty dwa razy zeszło {amount}, a zamówienie jest jedno ({order}). Potwierdzenie w załączniku. Proszę o zwrot jeszcze dziś, jutro płacę czynsz.\n\n{sign}`,
      ),
      agent(
        `Dzień dobry, {dear},\n\nwidzę oba obciążenia. Drugie to blokada, której operator płatności nie zdjął na czas. Właśnie ją {anulowałem|anulowałam}, pieniądze zwykle są z powrotem po kilku godzinach.\n\nJeśli jutro o dziewiątej nadal ich nie będzie, proszę napisać: przelejemy kwotę od ręki i sami rozliczymy się z operatorem.\n\n{sig}`,
      ),
      customer(`Rano już było w porządku. Dziękuję za poważne potraktowanie sprawy.\n\n{sign}`),
    ],
  },
]
