-- Lists in other orders than by change, the unsolved and the solved apart: a ticket stands in one of the two. Each is read
-- from both ends.
create index tickets_unsolved_by_number on tickets (id) where status in ('new', 'open', 'pending', 'on_hold');
create index tickets_unsolved_by_created on tickets (created_at, id) where status in ('new', 'open', 'pending', 'on_hold');
create index tickets_solved_by_created on tickets (created_at, id) where status in ('solved', 'closed');
create index tickets_unsolved_by_priority
  on tickets (array_position(array['low', 'normal', 'high', 'urgent'], priority), updated_at, id)
  where status in ('new', 'open', 'pending', 'on_hold');
create index tickets_solved_by_priority
  on tickets (array_position(array['low', 'normal', 'high', 'urgent'], priority), updated_at, id)
  where status in ('solved', 'closed');
create index tickets_unsolved_waiting on tickets (waiting_since, id)
  where waiting_since is not null and status in ('new', 'open', 'pending', 'on_hold');
create index tickets_solved_waiting on tickets (waiting_since, id)
  where waiting_since is not null and status in ('solved', 'closed');

-- Nobody has a third of the unsolved tickets and hardly any of the others: taken for independent, they look rare.
create statistics tickets_status_assignee (mcv) on status, assignee_id from tickets;

-- A view is shown as it was saved: lines beside the ticket, or a table.
alter table views add column layout text not null default 'list' check (layout in ('list', 'table'));
