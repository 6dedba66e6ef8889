-- Costs are asked for by days, over all tickets.
create index time_entries_by_day on time_entries (((started_at at time zone 'UTC')::date));
create index draws_billed_by_day on draws (day) where state = 'done' and price_amount is not null;
