alter table staff_members add column services jsonb;
alter table staff_members add column blocked_at timestamptz;
alter table staff_members add column blocked_why bytea;
create table staff_invitations (
    staff_id uuid not null primary key references staff_members (staff_id),
    link_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    unique (link_hash)
);
create index staff_sessions_member on staff_sessions (staff_id);
