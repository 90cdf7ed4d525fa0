-- Registers that are asked once, when a draft begins.
create table applications_inquiries (
    citizen_id uuid not null,
    inquiry_id uuid not null,
    draft_id uuid not null,
    register text not null,
    answer bytea,
    asked_at timestamptz not null,
    answered_at timestamptz,
    primary key (citizen_id, inquiry_id),
    unique (citizen_id, draft_id, register)
);
create index applications_inquiries_asked on applications_inquiries (asked_at);
-- Files that come in pieces, so that a lost connection loses no more than one piece.
create table applications_arrivals (
    citizen_id uuid not null,
    arrival_id uuid not null,
    draft_id uuid not null,
    field text not null,
    about bytea not null,
    size_bytes bigint not null,
    received_bytes bigint not null,
    began_at timestamptz not null,
    primary key (citizen_id, arrival_id)
);
create index applications_arrivals_began on applications_arrivals (began_at);
create table applications_pieces (
    citizen_id uuid not null,
    arrival_id uuid not null,
    begins_at bigint not null,
    file_id uuid not null,
    size_bytes bigint not null,
    primary key (citizen_id, arrival_id, begins_at)
);
-- What was added to a draft and what came of it, kept with the application that the draft became.
create table applications_upload_history (
    citizen_id uuid not null,
    entry_id uuid not null,
    draft_id uuid not null,
    about bytea not null,
    outcome text not null,
    at timestamptz not null,
    primary key (citizen_id, entry_id)
);
create index applications_upload_history_of on applications_upload_history (citizen_id, draft_id);
