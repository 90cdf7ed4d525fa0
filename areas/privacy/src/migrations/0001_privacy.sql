-- One archive a person: the last one that was ordered.
create table privacy_exports (
  citizen_id uuid primary key,
  export_id uuid not null,
  lang text not null,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  file_id uuid,
  size_bytes bigint
);
create index privacy_exports_expires_at on privacy_exports (expires_at);

-- Deletions that were asked for and may still be cancelled.
create table privacy_deletions (
  citizen_id uuid primary key,
  deletion_id uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  reminded_at timestamptz
);

-- The links in messages by which a deletion is cancelled.
create table privacy_links (
  link_hash bytea primary key,
  citizen_id uuid not null,
  deletion_id uuid not null,
  expires_at timestamptz not null
);
create index privacy_links_citizen_id on privacy_links (citizen_id);

-- Who was erased, with the files that are still to be removed: nothing personal.
create table privacy_erasures (
  citizen_id uuid primary key,
  erased_at timestamptz not null,
  files jsonb not null
);
