-- Who was written to about terms, on which day: once a day, however many nodes look.
create table applications_reminders (
    staff_id uuid not null,
    day text not null,
    primary key (staff_id, day)
);
create index applications_reminders_day on applications_reminders (day);
