create table vault_keys (
    purpose text not null,
    version bigint not null,
    state text not null,
    wrapped bytea not null,
    made_at timestamptz not null,
    primary key (purpose, version)
);

create table vault_subjects (
    citizen_id uuid not null,
    purpose text not null,
    key_version bigint,
    wrapped bytea,
    made_at timestamptz not null,
    erased_at timestamptz,
    primary key (citizen_id),
    foreign key (purpose, key_version) references vault_keys (purpose, version)
);

create index vault_subjects_purpose_key_version_idx on vault_subjects (purpose, key_version, citizen_id);

create table vault_secrets (
    name text not null,
    purpose text not null,
    key_version bigint not null,
    sealed bytea not null,
    made_at timestamptz not null,
    primary key (name),
    foreign key (purpose, key_version) references vault_keys (purpose, version)
);
