create table staff_members (
    staff_id uuid not null primary key,
    login_index bytea not null,
    agency text not null,
    role text not null,
    person bytea not null,
    password bytea not null,
    active boolean not null,
    created_at timestamptz not null,
    unique (login_index)
);
create table staff_failures (
    login_index bytea not null,
    source text not null,
    failures bigint not null,
    last_at timestamptz not null,
    primary key (login_index, source)
);
create table staff_sessions (
    token_hash bytea not null primary key,
    session_id uuid not null,
    staff_id uuid not null references staff_members (staff_id),
    confirmed boolean not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    unique (session_id)
);
create index staff_sessions_seen on staff_sessions (seen_at);
