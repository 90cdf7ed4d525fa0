create index notifications_notices_arrived_at on notifications_notices (arrived_at);
