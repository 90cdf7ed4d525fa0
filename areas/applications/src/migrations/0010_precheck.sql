-- What a machine has marked for the officers in an application, sealed under the citizen. It decides nothing.
create table applications_prechecks (
    citizen_id uuid not null,
    application_id uuid not null,
    body bytea not null,
    looked_at timestamptz not null,
    primary key (citizen_id, application_id)
);
