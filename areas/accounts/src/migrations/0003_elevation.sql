create table accounts_elevations (
  citizen_id uuid not null,
  session_id uuid not null,
  act text not null,
  way text not null,
  level text not null,
  confirmed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (citizen_id, session_id, act)
);
create table accounts_phone_sign_ins (
  attempt_id uuid primary key,
  token_hash bytea not null,
  phone bytea not null,
  phone_index bytea not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null
);
create index accounts_phone_sign_ins_expires_at on accounts_phone_sign_ins (expires_at);
alter table accounts_sessions add column opened_by text not null default 'password';
alter table accounts_challenges add column opened_by text not null default 'password';
alter table accounts_citizens add column codes_off boolean not null default false;
create table accounts_pushes (
  citizen_id uuid not null,
  object uuid not null,
  ask_id uuid not null,
  asked_at timestamptz not null,
  primary key (citizen_id, object)
);
