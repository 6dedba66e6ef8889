-- What hardly any ticket is, among the many that are solved: a view of it, and the number beside it, read all of them. Only
-- the solved ones: a ticket comes in when it is solved, so nothing else that happens to it pays for these.
create index tickets_solved_by_kind on tickets (kind) where status in ('solved', 'closed');
create index tickets_solved_by_channel on tickets (channel) where status in ('solved', 'closed');
create index tickets_solved_by_language on tickets (language) where status in ('solved', 'closed');
create index tickets_solved_by_brand on tickets (brand_id) where status in ('solved', 'closed');
create index tickets_solved_since on tickets (solved_at) where status in ('solved', 'closed');
