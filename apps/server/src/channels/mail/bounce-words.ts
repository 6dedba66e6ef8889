/**
 * How mail systems say that a mail did not arrive, where they write no report: in English, German, Russian, Ukrainian and Polish,
 * and what is met of French, Spanish, Italian, Portuguese, Dutch, Czech, Chinese and Japanese beside them.
 */

/** Who writes for a mail system. */
export const senders =
  /^(?:mailer[-._]?daemon|postmaster|mail[-.]?delivery|mail[-.]?daemon|mailer|mdaemon|microsoftexchange[\w-]*|double-bounce|bounces?|symantec_antivirus)(?:[^a-z]|@)/i
/** The same by the name, or by the whole of a From that is no address. */
export const names =
  /mail delivery (?:sub)?system|mail delivery service|mailer[- ]daemon|postmaster|(?:mail|system) administrator|microsoft outlook$|jetmail system|служба доставки|система доставки/i

export const subjects =
  /undeliver|returned mail|mail returned|return(?:ed|ing) (?:message )?to sender|delivery (?:status notification|failure|failed|has failed|problem|report|error|delayed|notification|incomplete|warning)|failed (?:mail|delivery)|failure delivery|mail delivery|mail (?:system )?error|failure notice|(?:message|mail) (?:not delivered|delayed|delivery|status - undeliverable)|message \S{1,40} delayed|not (?:yet )?been delivered|(?:could|can) ?not (?:be delivered|send|deliver)|non-?deliver|automatically rejected mail|user unknown|unzustellbar|nicht zugestellt|недоставлен|не\s?доставлен|не уда(?:лось|ется|ётся) доставить|невозможно доставить|ошибка доставки|сбой доставки|mail failure|delivery to the following|zustellung[^\n]{0,20}(?:fehlgeschlagen|nicht)|konnte nicht zugestellt|помилка доставки|не вдалося доставити|niedostarczon|nie dostarczon|błąd (?:dostarcz|doręcz)|niedor[ęe]czon|nie (?:można|udało się|mogła zostać) dor?star?czy|nie została dostarczona|zwrot (?:poczty|wiadomości)|non remis|échec de (?:la )?(?:remise|distribution)|non distribu|no se (?:ha )?(?:puede|pudo|podido) entregar|error de entrega|mancato recapito|impossibile recapitare|não (?:foi )?entregue|falha na entrega|niet (?:bezorgd|afgeleverd)|onbestelbaar|nedoručiteln|退信|无法投递|投递失败|传输失败|配信(?:不能|失敗)/i

/** What only a mail system says in its text: that it could not deliver, or what another server answered it. */
export const failures =
  /(?:could|can|did|was|were|has|have) ?n[o']t (?:yet )?(?:be |been )?(?:able to )?(?:deliver|reach(?:ed)? the following)|unable to deliver|undeliverable|deliver[ey] (?:to the following .{0,40}|of .{0,80})?(?:has )?(?:failed|been postponed)|failed permanently|permanent (?:fatal )?error|failed recipients?\b|that's not a valid user|(?:encountered an error while being processed|delivery software)|automatically rejected|returned because|rcpt to:|\b55\d[ -](?:#?5\.\d|.{0,60}(?:unknown|unavailable))|(?:nicht|konnte) .{0,40}zugestellt|не (?:был[оа]? |может быть )?доставлен|не удалось доставить|не вдалося доставити|nie (?:została|mogła zostać|można było|udało się) .{0,20}(?:dostarcz|doręcz)|n'a pas pu (?:ê|e)tre (?:d(?:é|e)livr(?:é|e)|distribu(?:é|e)|remis)|no (?:ha podido|pudo|se pudo) (?:ser )?entreg|non è stato possibile (?:recapitare|consegnare)|não (?:pôde|foi possível) (?:ser )?entreg|kon niet worden (?:bezorgd|afgeleverd)|nelze doručit|(?:无法|無法)(?:投递|发送|送达)|配信できません/i

export const late =
  /\bdelayed\b|\bdelay\)|\bpostponed\b|will (?:continue|keep|be retried|retry)|still (?:trying|being retried)|not yet been delivered|warning message only|could not send message for (?:the )?past|temporar(?:y|ily)|ещ[её] не доставлен|будет продолжат|повторн\w+ попыт|задержк|kolejn\w+ prób|opóźnion|wird weiter versucht/i
/** The server has not given up. */
export const goesOn =
  /will (?:continue|keep|be retried|retry)|attempts will continue|still (?:trying|being retried)|not yet been delivered|warning message only|do not need to resend|no action is required|ещ[её] не доставлен|будет продолжат|будут (?:повтор|продолж)|повторн\w+ попыт|kolejn\w+ prób|wird weiter versucht|буде продовж/i
/** A full mailbox may be emptied. */
export const full =
  /over ?quota|quota (?:has been )?exceeded|exceeded .{0,30}quota|mailbox (?:is )?(?:full|.{0,20}exceeded)|(?:box|disk) ?space not enough|превышен\S* (?:квот|размер ящика)|ящик переполнен|przepełnion|postfach .{0,20}voll|скринька переповнена/i

/** What comes after it is the mail that came back. */
export const copies =
  /^[ \t>*-]{0,80}(?:original message(?! was)|included is a copy|below this line is a copy|this is a copy of (?:the|your) message|the (?:following|original) message (?:text )?(?:follows|was (?!received))|the (?:header|first \d+ lines)\b.{0,60}(?:follows?\b|:)|header of the source mail|returned mail -|unsent message below|message headers?(?: follows)?\b|returned mail follows|return-path:\s|received:\s+from).*$/im
