alter table accounts_logins add column key_version bigint not null default 1;
alter table accounts_logins add column value bytea;
create index accounts_logins_key_version on accounts_logins (key_version);
create table accounts_pepper_uses (
  holder uuid primary key,
  number bigint not null
);
create index accounts_pepper_uses_number on accounts_pepper_uses (number);
alter table accounts_guards add column password_told_at timestamptz;
alter table accounts_phone_sign_ins drop column phone_index;
