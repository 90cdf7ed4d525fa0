create index journal_entries_by_staff on journal_entries (actor_id, id) where actor_kind = 'staff';
create index journal_entries_about_staff on journal_entries (object_id, id) where object_kind = 'staff';
