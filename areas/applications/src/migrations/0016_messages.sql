-- Messages about a case that has not come to the queue are found by the case.
create index applications_messages_about on applications_messages (application_id);
