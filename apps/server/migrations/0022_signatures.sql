-- Signatures of people: what stands under their answers in place of the brand's -------------------------------------

create table signatures (
  agent_id bigint not null references agents on delete cascade,
  brand_id bigint references brands on delete cascade,   -- null: for every brand that has none of its own
  html     text not null,                                -- with variables such as {{agent.position}}
  unique nulls not distinct (agent_id, brand_id)
);
create index signatures_of_brand on signatures (brand_id) where brand_id is not null;

-- What somebody is, as customers are told: "Head of support".
alter table agents add column position text not null default '';
