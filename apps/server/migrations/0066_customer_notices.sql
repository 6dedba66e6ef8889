-- What whoever has a contract is told of it by mail -------------------------------------------------------------------

-- {on, before: days before the end, after: days after it}: renewal offers, and that little is left.
alter table plans add column notices jsonb not null default '{"on": false, "before": [30, 7], "after": [7]}';

-- Who is told of a company's contract. Of a customer's own it is the customer.
alter table contracts add column contact_id bigint references customers on delete set null;
create index contracts_of_contact on contracts (contact_id) where contact_id is not null;
create index contracts_by_end on contracts (ends_on) where state in ('active', 'ended');

-- Each goes out once: written in the transaction of its mail.
create table contract_notices (
  contract_id bigint not null references contracts on delete cascade,
  kind        text not null check (kind in ('offer', 'low')),
  -- The end that is offered to be renewed, or the month of which little is left.
  about       date not null,
  -- So many days from that end; before it they are negative.
  days        integer not null,
  at          timestamptz(3) not null default now(),
  primary key (contract_id, kind, about, days)
);
