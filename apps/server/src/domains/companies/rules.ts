/** Where anybody can have an address: such a domain says nothing of the company that somebody works for. */
const everybodys = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com proton.me
   protonmail.com gmx.de gmx.net gmx.com web.de t-online.de mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru
   ya.ru yandex.com rambler.ru ukr.net i.ua wp.pl o2.pl onet.pl interia.pl poczta.onet.pl gazeta.pl tlen.pl
   seznam.cz centrum.cz orange.fr free.fr laposte.net libero.it`.split(/\s+/),
)

/** Whether people of any company have addresses there. */
export const isEverybodys = (domain: string): boolean => everybodys.has(domain)
