create table catalogue_favourites (
    citizen_id uuid not null,
    body bytea not null,
    version bigint not null,
    primary key (citizen_id)
);
