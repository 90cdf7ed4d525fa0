create table accounts_provider_visits (
  visit_id uuid primary key,
  token_hash bytea not null,
  body bytea not null,
  expires_at timestamptz not null
);
create index accounts_provider_visits_expires_at on accounts_provider_visits (expires_at);
create table accounts_providers (
  citizen_id uuid not null,
  link_id uuid not null,
  provider text not null,
  body bytea not null,
  linked_at timestamptz not null,
  used_at timestamptz,
  primary key (citizen_id, link_id)
);
