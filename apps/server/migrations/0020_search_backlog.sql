-- What comes in masses waits here for the index of the search: an import's tickets, those of a renamed customer. The log is
-- read on meanwhile, so what is written now is found now. Who is put here again gets a new place: only what was read of it
-- before is done with.
create table search_backlog (
  kind  text not null check (kind in ('customer', 'ticket')),
  id    bigint not null,
  place bigint not null generated always as identity,
  primary key (kind, id)
);
