create table centre_exceptions (
    citizen_id uuid not null,
    exception_id uuid not null,
    agency text not null,
    visit_id uuid not null,
    why bytea not null,
    profile_version bigint not null,
    first_by uuid not null,
    asked_at timestamptz not null,
    state text not null,
    second_by uuid,
    decided_at timestamptz,
    primary key (citizen_id, exception_id),
    unique (exception_id)
);
create index centre_exceptions_agency on centre_exceptions (agency, state, asked_at);
