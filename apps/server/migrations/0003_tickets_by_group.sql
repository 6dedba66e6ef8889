-- Whoever may not see all tickets reads a page and a count from the ends of these, group by group. Without them a
-- member of a small group walked through other groups' tickets: among a million, 394 ms for the numbers beside the views.
create index tickets_unassigned_of_group on tickets (group_id, updated_at desc, id desc)
  where assignee_id is null and status in ('new', 'open', 'pending', 'on_hold');
create index tickets_solved_of_group on tickets (group_id, updated_at desc, id desc) where status in ('solved', 'closed');
create index tickets_solved_of_assignee on tickets (assignee_id, updated_at desc, id desc)
  where status in ('solved', 'closed');
