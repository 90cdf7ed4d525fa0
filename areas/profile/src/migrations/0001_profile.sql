create table profile_people (
  citizen_id uuid primary key,
  card bytea not null,
  wanted bytea,
  refused bytea,
  state text not null,
  version bigint not null,
  sent_at timestamptz,
  answered_at timestamptz
);
