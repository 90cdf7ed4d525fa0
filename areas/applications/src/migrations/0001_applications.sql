create table applications_drafts (
    citizen_id uuid not null,
    draft_id uuid not null,
    slot text not null,
    service text not null,
    revision text not null,
    body bytea not null,
    version bigint not null,
    pages_done bigint not null,
    pages_all bigint not null,
    created_at timestamptz not null,
    saved_at timestamptz not null,
    primary key (citizen_id, draft_id),
    unique (citizen_id, slot)
);
create index applications_drafts_saved on applications_drafts (saved_at);
create table applications_applications (
    citizen_id uuid not null,
    application_id uuid not null,
    draft_id uuid not null,
    number text not null,
    service text not null,
    revision text not null,
    agency text not null,
    state text not null,
    step bigint not null,
    version bigint not null,
    statement bytea not null,
    work bytea not null,
    receipt bytea not null,
    due_on text not null,
    submitted_at timestamptz not null,
    changed_at timestamptz not null,
    waiting_since timestamptz,
    primary key (citizen_id, application_id),
    unique (citizen_id, draft_id)
);
create index applications_applications_changed on applications_applications (citizen_id, changed_at);
create table applications_by_number (
    number text not null primary key,
    citizen_id uuid not null,
    application_id uuid not null
);
create table applications_questions (
    citizen_id uuid not null,
    question_id uuid not null,
    application_id uuid not null,
    about text not null,
    words bytea not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    primary key (citizen_id, question_id)
);
create index applications_questions_of on applications_questions (citizen_id, application_id);
create table applications_queue (
    agency text not null,
    application_id uuid not null,
    citizen_id uuid not null,
    number text not null,
    service text not null,
    state text not null,
    due_on text not null,
    days_left bigint,
    entered_at timestamptz not null,
    closed_at timestamptz,
    primary key (agency, application_id)
);
create index applications_queue_state on applications_queue (agency, state, due_on);
create table applications_openings (
    session_id uuid not null,
    application_id uuid not null,
    opened_at timestamptz not null,
    primary key (session_id, application_id)
);
create index applications_openings_opened on applications_openings (opened_at);
