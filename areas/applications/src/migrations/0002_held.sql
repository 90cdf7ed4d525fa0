-- What an agency must keep of an application after the person has deleted the account: sealed under the house.
create table applications_held (
    application_id uuid not null primary key,
    citizen_id uuid not null,
    agency text not null,
    record bytea not null,
    erased_at timestamptz not null,
    keep_until timestamptz not null
);
create index applications_held_until on applications_held (keep_until);
