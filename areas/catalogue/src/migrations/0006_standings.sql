-- What the administrator has said of a service; a service without a row is offered as its folder says.
create table catalogue_standings (
    code text not null primary key,
    published boolean not null,
    opens_on text not null,
    closes_on text not null,
    suspended boolean not null,
    suspended_until text not null,
    words_ru text not null,
    words_en text not null,
    changed_by uuid not null,
    changed_at timestamptz not null
);
