alter table staff_members add column login_key bigint not null default 1;
