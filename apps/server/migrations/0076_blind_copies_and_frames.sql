-- Whom a mail goes to without the others' knowing; shown to colleagues and to nobody else.
alter table messages       add column bcc_addresses text[] not null default '{}';
alter table outgoing_mails add column bcc_addresses text[] not null default '{}';
alter table drafts         add column bcc           text[] not null default '{}';

-- What stands above and below every answer of a brand, by the customer's language.
alter table brands
  add column frames jsonb not null
    default '{"header": {"en": "", "ru": "", "pl": ""}, "footer": {"en": "", "ru": "", "pl": ""}}';
