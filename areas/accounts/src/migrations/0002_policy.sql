alter table accounts_failures add column blocks bigint not null default 0;
create table accounts_sprays (
  password_tag bytea not null,
  account_key bytea not null,
  at timestamptz not null,
  primary key (password_tag, account_key)
);
create index accounts_sprays_at on accounts_sprays (at);
create table accounts_sends (
  send_key bytea primary key,
  sends bigint not null,
  first_at timestamptz not null
);
create table accounts_policy (
  name text primary key,
  rules jsonb not null,
  since timestamptz not null
);
create table accounts_attempts (
  attempt_id uuid primary key,
  data bytea not null
);
