-- Following an application: how it ended, how long its clock stood still, whether an officer has begun to examine it.
alter table applications_applications add column ended_at timestamptz;
alter table applications_applications add column stood_seconds bigint not null default 0;
alter table applications_applications add column stands_since bigint;
alter table applications_applications add column examined_at timestamptz;
alter table applications_applications add column archived_at timestamptz;
update applications_applications set ended_at = changed_at where state in ('refused', 'completed', 'withdrawn');
create index applications_applications_current on applications_applications (citizen_id, changed_at, application_id)
    where ended_at is null;
create index applications_applications_ended on applications_applications (citizen_id, changed_at, application_id)
    where ended_at is not null and archived_at is null;
create index applications_applications_archived on applications_applications (citizen_id, changed_at, application_id)
    where archived_at is not null;
-- How long finished cases of a service took without the time their clock stood still: what forecasts are made of. Nobody is named.
create table applications_paces (
    application_id uuid not null primary key,
    service text not null,
    net_seconds bigint not null,
    ended_at timestamptz not null
);
create index applications_paces_service on applications_paces (service, ended_at);
-- What a person and the officers write to each other about an application.
create table applications_messages (
    citizen_id uuid not null,
    message_id uuid not null,
    application_id uuid not null,
    agency text not null,
    service text not null,
    author_kind text not null,
    staff_id uuid,
    body bytea not null,
    sent_at timestamptz not null,
    answer_by text not null,
    read_at timestamptz,
    answered_at timestamptz,
    primary key (citizen_id, message_id)
);
create index applications_messages_of on applications_messages (citizen_id, application_id, message_id);
create index applications_messages_open on applications_messages (agency, answer_by)
    where author_kind = 'citizen' and answered_at is null;
create index applications_messages_unread on applications_messages (citizen_id, application_id)
    where author_kind = 'staff' and read_at is null;
-- What an application said before it was changed by its applicant.
create table applications_statements (
    citizen_id uuid not null,
    application_id uuid not null,
    version bigint not null,
    statement bytea not null,
    receipt bytea not null,
    sent_at timestamptz not null,
    replaced_at timestamptz not null,
    primary key (citizen_id, application_id, version)
);
-- Answers that a person keeps under a name, to begin with again.
create table applications_templates (
    citizen_id uuid not null,
    template_id uuid not null,
    service text not null,
    body bytea not null,
    made_at timestamptz not null,
    used_at timestamptz,
    primary key (citizen_id, template_id)
);
-- Drafts: kept longer on request, warned of before they expire, thrown away and taken back; those that change an application.
alter table applications_drafts add column extended_at timestamptz;
alter table applications_drafts add column warned_at timestamptz;
alter table applications_drafts add column trashed_at timestamptz;
alter table applications_drafts add column amends uuid;
create index applications_drafts_trashed on applications_drafts (trashed_at) where trashed_at is not null;
