-- A form that was posted without a session: sealed, for an hour, until the same person has signed in and sees it again.
-- `id` is made from the secret in the browser's cookie; `owner` is whose session it was, when that is known.
create table web_kept_forms (
    id uuid primary key,
    owner uuid,
    sealed bytea not null,
    kept_until timestamptz not null
);
