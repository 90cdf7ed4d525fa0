create table accounts_recoveries (
  case_id uuid primary key,
  token_hash bytea not null,
  data bytea not null,
  stage text not null,
  citizen_id uuid,
  tries bigint not null,
  begun_at timestamptz not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null
);
create index accounts_recoveries_citizen_id on accounts_recoveries (citizen_id);
create index accounts_recoveries_expires_at on accounts_recoveries (expires_at);
create table accounts_resets (
  citizen_id uuid not null,
  reset_id uuid not null,
  state text not null,
  phone bytea not null,
  begun_at timestamptz not null,
  ready_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (citizen_id, reset_id)
);
create table accounts_reset_links (
  link_hash bytea primary key,
  citizen_id uuid not null,
  reset_id uuid not null,
  act text not null,
  expires_at timestamptz not null
);
create index accounts_reset_links_citizen_id on accounts_reset_links (citizen_id);
create table accounts_contact_changes (
  citizen_id uuid not null,
  kind text not null,
  change_id uuid not null,
  value bytea not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (citizen_id, kind)
);
create table accounts_recovery_requests (
  request_id uuid primary key,
  door text not null,
  data bytea not null,
  citizen_id uuid,
  state text not null,
  made_at timestamptz not null,
  decided_at timestamptz,
  first_by uuid,
  second_by uuid,
  reason text
);
create index accounts_recovery_requests_state on accounts_recovery_requests (state);
