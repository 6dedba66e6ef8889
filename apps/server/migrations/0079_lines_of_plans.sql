-- Which lines a plan reaches, the experts of its plan among them; none named: every one.
update plans set terms = terms || '{"lineIds": []}';
update contracts set terms = terms || '{"lineIds": []}';
-- The ticket went to a line that its customer's plan does not reach, and its passer knew.
alter table passages add column beyond_plan boolean not null default false;
