alter table accounts_sessions add column device_id uuid;
alter table accounts_sessions add column mark_hash bytea;
alter table accounts_sessions add column browser_index bytea;
alter table accounts_sessions add column network_index bytea;
alter table accounts_sessions add column address_index bytea;
alter table accounts_sessions add column held text;
alter table accounts_sessions add column ended_at timestamptz;
alter table accounts_sessions add column ended_why text;
create table accounts_devices (
  citizen_id uuid not null,
  device_id uuid not null,
  mark_hash bytea not null,
  look bytea not null,
  trusted_until timestamptz,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (citizen_id, device_id),
  unique (citizen_id, mark_hash)
);
create table accounts_guards (
  citizen_id uuid primary key,
  frozen_at timestamptz,
  frozen_until timestamptz,
  disavowed_at timestamptz,
  address_rule text not null,
  door text not null,
  entries text not null,
  attempts boolean not null,
  by_email boolean not null,
  by_sms boolean not null,
  attempts_told_at timestamptz,
  data_asked_at timestamptz
);
create table accounts_addresses (
  citizen_id uuid not null,
  address_id uuid not null,
  value bytea not null,
  value_index bytea not null,
  added_at timestamptz not null,
  primary key (citizen_id, address_id),
  unique (citizen_id, value_index)
);
create table accounts_alerts (
  citizen_id uuid not null,
  alert_id uuid not null,
  kind text not null,
  device bytea not null,
  at timestamptz not null,
  primary key (citizen_id, alert_id)
);
create table accounts_disavowals (
  link_hash bytea primary key,
  citizen_id uuid not null,
  about text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index accounts_disavowals_citizen_id on accounts_disavowals (citizen_id);
