-- The discontent door (R28). A ticket with `concealed_from` is a complaint, and these people never see it. It can't be
-- deleted nor merged away, whatever a program tries.
alter table tickets
  add column concealed_from bigint[],
  add constraint complaints_stay check (concealed_from is null or (deleted_at is null and merged_into_id is null));
create index tickets_complaints on tickets (updated_at desc, id desc) where concealed_from is not null;

create table complaints (
  -- No cascade: a complaint's ticket is never purged.
  ticket_id       bigint primary key references tickets,
  about_ticket_id bigint references tickets on delete set null,
  way             text not null check (way in ('page', 'mail')),
  -- All whom it is about, those included who see it because nobody else could.
  about           bigint[] not null,
  opened_at       timestamptz not null default now()
);
create index complaints_about on complaints (about_ticket_id) where about_ticket_id is not null;

alter table brands add column complaint_link boolean not null default false;
alter table mailboxes add column door text check (door in ('complaints', 'urgent'));
