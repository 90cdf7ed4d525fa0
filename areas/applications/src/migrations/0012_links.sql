-- The keys by which agencies sign links that fill in answers: sealed under the house. Without its row every link of an agency is refused.
create table applications_link_keys (
    agency text not null primary key,
    body bytea not null,
    made_at timestamptz not null
);
-- Links that open a revision nobody is offered, to be tried.
create table applications_trials (
    trial_id text not null primary key,
    service text not null,
    revision text not null,
    agency text not null,
    made_by uuid not null,
    made_at timestamptz not null,
    ends_at timestamptz not null
);
create index applications_trials_made on applications_trials (made_at);
-- A draft that only tries a service names the link it came by: nothing is ever sent of it.
alter table applications_drafts add column trial text not null default '';
