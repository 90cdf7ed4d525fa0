alter table accounts_restrictions add column answer bytea;
alter table accounts_restrictions add column answered_at timestamptz;
