-- What a citizen objected to, and what was answered.
create table profile_objections (
  citizen_id uuid not null,
  entry_id uuid not null,
  raised_at timestamptz not null,
  answered_at timestamptz,
  answer bytea,
  primary key (citizen_id, entry_id)
);

-- The same for those who look into objections: nothing personal.
create table profile_objection_queue (
  entry_id uuid not null,
  citizen_id uuid not null,
  staff_id uuid not null,
  action text not null,
  agency_ru text not null,
  agency_en text not null,
  looked_at timestamptz not null,
  raised_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  primary key (entry_id)
);

create index profile_objection_queue_raised_at_idx on profile_objection_queue (raised_at);
