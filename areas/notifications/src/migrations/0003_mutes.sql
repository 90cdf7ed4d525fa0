-- Which ways a person does not want to be told about one matter by.
create table notifications_mutes (
  citizen_id uuid not null,
  object_id uuid not null,
  email boolean not null,
  sms boolean not null,
  primary key (citizen_id, object_id)
);
