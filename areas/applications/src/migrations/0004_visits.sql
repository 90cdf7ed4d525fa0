-- Who comes when. A row is gone when the visit is over: the journal keeps what happened.
create table applications_visits (
    citizen_id uuid not null,
    application_id uuid not null,
    agency text not null,
    service text not null,
    number text not null,
    day text not null,
    at_time text not null,
    seat bigint not null,
    primary key (citizen_id, application_id),
    unique (agency, service, day, at_time, seat)
);
create index applications_visits_day on applications_visits (agency, day);
create index applications_visits_case on applications_visits (agency, application_id);
