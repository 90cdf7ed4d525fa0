create table accounts_activations (
  citizen_id uuid primary key,
  code_index bytea not null,
  tries bigint not null,
  ticket_hash bytea,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  unique (ticket_hash)
);
