-- Tickets that wait for somebody's yes to what is beyond a plan are asked for in lists, and shown in each of their rows.
create index draws_asked on draws (ticket_id) where state = 'asked';
