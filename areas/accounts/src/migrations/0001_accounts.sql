create table accounts_citizens (
  citizen_id uuid primary key,
  proofing text not null,
  password bytea not null,
  password_changed_at timestamptz not null,
  name bytea,
  lang text not null,
  terms text not null,
  created_at timestamptz not null
);
create table accounts_logins (
  kind text not null,
  value_index bytea not null,
  citizen_id uuid not null,
  primary key (kind, value_index)
);
create index accounts_logins_citizen_id on accounts_logins (citizen_id);
create table accounts_contacts (
  citizen_id uuid not null,
  kind text not null,
  value bytea not null,
  confirmed_at timestamptz,
  primary key (citizen_id, kind)
);
create table accounts_registrations (
  registration_id uuid primary key,
  form_index bytea not null,
  email_index bytea not null,
  phone_index bytea not null,
  source_index bytea not null,
  data bytea not null,
  sends bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  unique (form_index)
);
create index accounts_registrations_email_index on accounts_registrations (email_index);
create index accounts_registrations_phone_index on accounts_registrations (phone_index);
create index accounts_registrations_source_index on accounts_registrations (source_index);
create table accounts_links (
  holder uuid primary key,
  link_hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  unique (link_hash)
);
create table accounts_codes (
  holder uuid not null,
  action text not null,
  object uuid not null,
  code_hash bytea not null,
  tries bigint not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (holder, action, object)
);
create table accounts_challenges (
  citizen_id uuid not null,
  token_hash bytea not null,
  expires_at timestamptz not null,
  primary key (citizen_id, token_hash)
);
create table accounts_sessions (
  citizen_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  auth text not null,
  device bytea not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (citizen_id, token_hash)
);
create table accounts_failures (
  account_key bytea not null,
  source_key bytea not null,
  failures bigint not null,
  first_at timestamptz not null,
  blocked_until timestamptz,
  primary key (account_key, source_key)
);
