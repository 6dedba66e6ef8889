-- Paid and free requests in one pool (R10): so many paid ones for each free one of this group. Null: nobody is preferred.
alter table group_routing add column paid_ratio smallint check (paid_ratio between 1 and 20);

-- Free requests have an order of their own, so that neither kind hides the other. What is urgent is of neither kind.
alter table routing_queue add column free boolean not null default false;
update routing_queue q set free = true from tickets t
where t.id = q.ticket_id and t.service = 'free' and t.urgent_at is null;
create index routing_queue_lanes on routing_queue (group_id, free, wanted_by, ticket_id) where state = 'waiting';

-- How a ticket was served when somebody was given it: their turns are counted from these.
alter table assignments add column service text check (service in ('paid', 'free'));
