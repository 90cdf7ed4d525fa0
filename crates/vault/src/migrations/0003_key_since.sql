alter table vault_keys add column since timestamptz;
