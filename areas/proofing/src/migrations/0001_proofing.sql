create table proofing_proofs (
  citizen_id uuid not null,
  way text not null,
  proof_id uuid not null,
  state text not null,
  body bytea not null,
  version bigint not null,
  sent_at timestamptz,
  due_at timestamptz,
  answered_at timestamptz,
  swept boolean not null,
  primary key (citizen_id, way)
);
create index proofing_proofs_answered on proofing_proofs (swept, answered_at);
create table proofing_queue (
  proof_id uuid not null primary key,
  citizen_id uuid not null,
  way text not null,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz
);
create index proofing_queue_due on proofing_queue (closed_at, due_at);
create table proofing_openings (
  session_id uuid not null,
  proof_id uuid not null,
  opened_at timestamptz not null,
  primary key (session_id, proof_id)
);
create index proofing_openings_opened on proofing_openings (opened_at);
create table proofing_visits (
  visit_id uuid not null primary key,
  citizen_id uuid not null,
  session_id uuid not null,
  bank text not null,
  body bytea not null,
  expires_at timestamptz not null
);
create index proofing_visits_expires on proofing_visits (expires_at);
