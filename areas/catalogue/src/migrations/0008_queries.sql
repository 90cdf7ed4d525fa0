create table catalogue_queries (
  citizen_id uuid not null primary key,
  body bytea not null,
  version bigint not null
);
create table catalogue_asked (
  query_index bytea not null,
  asker_index bytea not null,
  primary key (query_index, asker_index)
);
create table catalogue_popular (
  query text primary key,
  uses bigint not null,
  last_at timestamptz not null
);
create index catalogue_popular_uses on catalogue_popular (uses);
