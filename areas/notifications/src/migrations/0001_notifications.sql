create table notifications_messages (
  citizen_id uuid not null,
  id uuid not null,
  notice_id uuid,
  channel text not null,
  message bytea,
  created_at timestamptz not null,
  attempts bigint not null,
  last_failure text,
  delivered_at timestamptz,
  refused_at timestamptz,
  primary key (citizen_id, id)
);
create index notifications_messages_undelivered on notifications_messages (citizen_id, notice_id) where delivered_at is null;
create index notifications_messages_created_at on notifications_messages (created_at);
create table notifications_notices (
  citizen_id uuid not null,
  id uuid not null,
  action text not null,
  kind text not null,
  link text not null,
  params bytea not null,
  at timestamptz not null,
  arrived_at timestamptz not null,
  read_at timestamptz,
  primary key (citizen_id, id)
);
create index notifications_notices_kind on notifications_notices (citizen_id, kind, id);
create index notifications_notices_unread on notifications_notices (citizen_id, arrived_at) where read_at is null;
