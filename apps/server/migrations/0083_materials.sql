-- Materials (R12): pages for customers, for everyone or for those whose contract is of one of some plans.
create table materials (
  id         bigint generated always as identity primary key,
  version    integer     not null default 1,
  title      text        not null check (title <> ''),
  language   text        not null check (language in ('en', 'ru', 'pl')),
  html       text        not null,
  text       text        not null,
  state      text        not null check (state in ('draft', 'published')),
  -- Said, and not read from the plans below: none chosen by mischance must not open a page to everyone.
  readers    text        not null check (readers in ('everyone', 'plans')),
  -- The tickets beside which it is offered.
  filter     jsonb       not null default '[]',
  updated_at timestamptz not null default now()
);
create table material_plans (
  material_id bigint not null references materials on delete cascade,
  plan_id     bigint not null references plans,
  primary key (material_id, plan_id)
);
