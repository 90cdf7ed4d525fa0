create table centre_visits (
    visit_id uuid not null primary key,
    session_id uuid not null,
    staff_id uuid not null,
    agency text not null,
    citizen_id uuid not null,
    reason text not null,
    opened_at timestamptz not null
);
create index centre_visits_agency on centre_visits (agency, opened_at);
create table centre_acts (
    citizen_id uuid not null,
    act_id uuid not null,
    visit_id uuid not null,
    agency text not null,
    staff_id uuid not null,
    kind text not null,
    note bytea,
    at timestamptz not null,
    primary key (citizen_id, act_id)
);
create index centre_acts_agency on centre_acts (agency, act_id);
