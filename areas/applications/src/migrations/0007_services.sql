-- Which services a person has ever applied for: one step of the index for each service, however many applications there are.
create index applications_applications_service on applications_applications (citizen_id, service);
