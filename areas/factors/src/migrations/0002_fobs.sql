create table factors_fobs (
  serial text primary key,
  fob_id uuid not null,
  state text not null,
  seed bytea not null,
  next_counter bigint not null,
  holder_kind text,
  holder uuid,
  factor_id uuid,
  changed_at timestamptz not null,
  unique (fob_id)
);
create index factors_fobs_holder on factors_fobs (holder);
create index factors_fobs_state on factors_fobs (state, serial);
