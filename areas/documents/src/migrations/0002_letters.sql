-- An application may end with several letters: the document's id says which one it is, so its application need not be unique.
create table documents_letters (
    citizen_id uuid not null,
    id uuid not null,
    application_id uuid not null,
    service text not null,
    issued_at timestamptz not null,
    file_id uuid not null,
    size_bytes bigint not null,
    sealed bytea not null,
    primary key (citizen_id, id)
);
insert into documents_letters (citizen_id, id, application_id, service, issued_at, file_id, size_bytes, sealed)
select citizen_id, id, application_id, service, issued_at, file_id, size_bytes, sealed from documents_documents;
drop table documents_documents;
alter table documents_letters rename to documents_documents;
create index documents_documents_newest on documents_documents (citizen_id, issued_at);
create index documents_documents_application on documents_documents (citizen_id, application_id);
