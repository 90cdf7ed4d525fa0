create table documents_documents (
    citizen_id uuid not null,
    id uuid not null,
    application_id uuid not null,
    service text not null,
    issued_at timestamptz not null,
    file_id uuid not null,
    size_bytes bigint not null,
    sealed bytea not null,
    primary key (citizen_id, id),
    unique (citizen_id, application_id)
);

create index documents_documents_newest on documents_documents (citizen_id, issued_at);

create table documents_checks (
    code_index bytea not null primary key,
    file_index bytea not null,
    document_id uuid not null,
    sealed bytea not null,
    annulled_at timestamptz,
    unique (file_index),
    unique (document_id)
);
