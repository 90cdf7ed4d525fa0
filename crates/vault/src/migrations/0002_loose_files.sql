-- Files that were begun and are perhaps named by no row: the process may end between the file and the row that names it.
create table vault_loose_files (
    file_id uuid not null,
    area text not null,
    citizen_id uuid not null,
    noted_at timestamptz not null,
    primary key (file_id)
);

create index vault_loose_files_area_noted_at_idx on vault_loose_files (area, noted_at);
