create table catalogue_revisions (
    code text not null,
    revision text not null,
    files jsonb not null,
    kept_at timestamptz not null,
    primary key (code, revision)
);
