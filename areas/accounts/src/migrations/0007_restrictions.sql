create table accounts_restrictions (
  citizen_id uuid not null,
  function text not null,
  restriction_id uuid not null,
  why bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  until timestamptz not null,
  appeal bytea,
  appealed_at timestamptz,
  primary key (citizen_id, function),
  unique (restriction_id)
);
