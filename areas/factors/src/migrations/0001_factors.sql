create table factors_enrolled (
  holder uuid not null,
  factor_id uuid not null,
  holder_kind text not null,
  kind text not null,
  name bytea not null,
  secret bytea not null,
  level text not null,
  synced boolean not null,
  spent_step bigint not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  primary key (holder, factor_id)
);
create table factors_credentials (
  credential_hash bytea primary key,
  holder_kind text not null,
  holder uuid not null,
  factor_id uuid not null
);
create index factors_credentials_holder on factors_credentials (holder);
create table factors_ceremonies (
  ceremony_id uuid primary key,
  holder uuid,
  state bytea not null,
  expires_at timestamptz not null
);
create table factors_backup_codes (
  holder uuid not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  spent_at timestamptz,
  primary key (holder, code_hash)
);
create table factors_push_asks (
  holder uuid not null,
  ask_id uuid not null,
  holder_kind text not null,
  number bigint not null,
  about bytea not null,
  enrols boolean not null,
  state text not null,
  answered_by uuid,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (holder, ask_id)
);
create table factors_push_links (
  link_hash bytea primary key,
  holder_kind text not null,
  holder uuid not null,
  ask_id uuid not null,
  factor_id uuid not null,
  expires_at timestamptz not null
);
