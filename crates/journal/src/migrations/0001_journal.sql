create table journal_entries (
    citizen_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    action text not null,
    object_kind text not null,
    object_id uuid,
    service text,
    agency text,
    outcome text not null,
    commitment bytea not null,
    payload bytea,
    primary key (citizen_id, id)
);

create index journal_entries_id_idx on journal_entries (id);

create table journal_leaves (
    leaf bigint not null,
    citizen_id uuid not null,
    entry_id uuid not null,
    hash bytea not null,
    primary key (leaf),
    unique (entry_id)
);

create table journal_nodes (
    level bigint not null,
    position bigint not null,
    hash bytea not null,
    primary key (level, position)
);

create table journal_checkpoints (
    size bigint not null,
    at timestamptz not null,
    note text not null,
    primary key (size)
);

create table journal_tree (
    id bigint not null,
    size bigint not null,
    seen_at timestamptz not null,
    swept_at timestamptz not null,
    primary key (id)
);

append only journal_entries;

append only journal_leaves;

append only journal_nodes;

append only journal_checkpoints;
