-- What search looks into: one row a ticket with all its messages, one a customer. Made from the other tables by a
-- reader of the event log, so it can be thrown away and built anew.
create table search_tickets (
  ticket_id bigint primary key references tickets on delete cascade,
  words     tsvector not null
);
-- In the row: out of it the planner takes reading every document for cheap, and reads them all for a rare word.
alter table search_tickets alter column words set storage main;
create index search_tickets_words on search_tickets using gin (words);

create table search_customers (
  customer_id bigint primary key references customers on delete cascade,
  words       tsvector not null
);
create index search_customers_words on search_customers using gin (words);

-- Every word ever written here, with what is left of it when one letter is taken away: two words one slip apart
-- share an entry.
create table search_words (
  word    text primary key,
  folded  text not null,
  deletes text[] not null
);
create index search_words_deletes on search_words using gin (deletes);

-- How far building anew has come: customers first, then tickets. What was there before this migration is its first run.
create table search_rebuild (
  id            boolean primary key default true check (id),
  customers_to  bigint not null default 0,
  tickets_to    bigint not null default 0,
  done          integer not null default 0,
  total         integer not null default 0,
  started_at    timestamptz(3) not null default now(),
  finished_at   timestamptz(3)
);
insert into search_rebuild (total) select (select count(*) from customers) + (select count(*) from tickets);
insert into event_readers (name, xact) values ('search', pg_snapshot_xmin(pg_current_snapshot()));

-- A search by filters alone shows what changed last.
create index tickets_changed on tickets (updated_at desc, id desc);
create index tickets_tags on tickets using gin (tags);
