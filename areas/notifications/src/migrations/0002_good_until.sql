-- The moment after which a message is of no use and is dropped: one with a code that has died.
alter table notifications_messages add column good_until timestamptz;
