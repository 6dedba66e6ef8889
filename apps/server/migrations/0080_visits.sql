-- Visits: one more thing that a plan gives, beside hours or cases ---------------------------------------------------------------

update plans set terms = terms || '{"visits": null}';
update contracts set terms = terms || '{"visits": null}';

alter table packs drop constraint packs_unit_check,
  add constraint packs_unit_check check (unit in ('minutes', 'tickets', 'visits'));
alter table draws drop constraint draws_unit_check,
  add constraint draws_unit_check check (unit in ('minutes', 'tickets', 'visits'));

-- A visit takes one of the visits, however long it was; its minutes, where somebody has noted them, cost what time costs.
alter table time_entries add column visit boolean not null default false,
  alter column minutes drop not null,
  add constraint time_entries_minutes_of_time check (visit or minutes is not null);

-- Hours and visits run low apart from each other.
alter table contracts add column told_low_visits_in date;
alter table contract_notices drop constraint contract_notices_kind_check,
  add constraint contract_notices_kind_check check (kind in ('offer', 'low', 'low_visits'));
