-- Each place where people are received has seats of its own. The visits agreed before say no place and keep their seats.
create table applications_visits_placed (
    citizen_id uuid not null,
    application_id uuid not null,
    agency text not null,
    service text not null,
    place text not null,
    number text not null,
    day text not null,
    at_time text not null,
    seat bigint not null,
    primary key (citizen_id, application_id),
    unique (agency, service, place, day, at_time, seat)
);
insert into applications_visits_placed
    (citizen_id, application_id, agency, service, place, number, day, at_time, seat)
    select citizen_id, application_id, agency, service, '', number, day, at_time, seat from applications_visits;
drop table applications_visits;
alter table applications_visits_placed rename to applications_visits;
create index applications_visits_day on applications_visits (agency, day);
create index applications_visits_case on applications_visits (agency, application_id);
