-- Where a case stands in its agency's order: 0 open, 1 waits for the applicant, 2 closed; then the day its term ends.
alter table applications_queue add column place text not null default '';
-- Who has taken it; empty is nobody.
alter table applications_queue add column holder text not null default '';
-- The unit a rule has sent it to; empty is none.
alter table applications_queue add column unit text not null default '';
-- The first of two officers, while the second has not looked; empty otherwise.
alter table applications_queue add column first_by text not null default '';
update applications_queue set place = case state when 'open' then '0' || due_on when 'asked' then '1' || due_on else '2' || due_on end;
drop index applications_queue_state;
create index applications_queue_place on applications_queue (agency, place, application_id);
create index applications_queue_holder on applications_queue (agency, holder, place, application_id);
create index applications_queue_service on applications_queue (agency, service, place, application_id);
create index applications_queue_unit on applications_queue (agency, unit, place, application_id);
create index applications_queue_citizen on applications_queue (agency, citizen_id);
-- Labels of cases, with the case's place, so that a label's cases are read in order.
create table applications_labels (
    agency text not null,
    label text not null,
    application_id uuid not null,
    place text not null,
    primary key (agency, application_id, label)
);
create index applications_labels_place on applications_labels (agency, label, place, application_id);
-- The labels and units an agency uses, for the filters.
create table applications_names (
    agency text not null,
    kind text not null,
    name text not null,
    primary key (agency, kind, name)
);
create table applications_views (
    staff_id uuid not null,
    view_id uuid not null,
    name text not null,
    query text not null,
    created_at timestamptz not null,
    primary key (staff_id, view_id)
);
create table applications_phrases (
    agency text not null,
    template_id uuid not null,
    kind text not null,
    title text not null,
    body text not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (agency, template_id)
);
create table applications_rules (
    agency text not null,
    rule_id uuid not null,
    service text not null,
    body jsonb not null,
    made_by uuid not null,
    made_at timestamptz not null,
    primary key (agency, rule_id)
);
create index applications_rules_service on applications_rules (agency, service, made_at);
-- Opinions of experts on a case: question and answer sealed under the citizen.
create table applications_opinions (
    citizen_id uuid not null,
    opinion_id uuid not null,
    application_id uuid not null,
    expert uuid not null,
    asked_by uuid not null,
    question bytea not null,
    answer bytea,
    asked_at timestamptz not null,
    answered_at timestamptz,
    primary key (citizen_id, opinion_id)
);
create index applications_opinions_of on applications_opinions (citizen_id, application_id);
-- By whom an opinion is found.
create table applications_experts (
    staff_id uuid not null,
    opinion_id uuid not null,
    citizen_id uuid not null,
    application_id uuid not null,
    agency text not null,
    state text not null,
    asked_at timestamptz not null,
    primary key (staff_id, opinion_id)
);
create index applications_experts_state on applications_experts (staff_id, state, asked_at);
-- What officers tell each other about a case, sealed under the citizen.
create table applications_notes (
    citizen_id uuid not null,
    note_id uuid not null,
    application_id uuid not null,
    staff_id uuid not null,
    words bytea not null,
    written_at timestamptz not null,
    primary key (citizen_id, note_id)
);
create index applications_notes_of on applications_notes (citizen_id, application_id);
