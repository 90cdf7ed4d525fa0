-- Jobs that are not done yet. A done one is deleted, so the table stays as small as the backlog.
create table jobs_queue (
    id uuid primary key,
    kind text not null,
    -- Identifiers only, never personal data.
    payload jsonb not null,
    -- Set while the job waits; moved to running_key when a worker takes it, so that news that arrive meanwhile count.
    key text unique,
    running_key text,
    queued_at timestamptz not null,
    -- Not before; for a job at work, when its worker is given up for dead.
    due_at timestamptz not null,
    -- The worker's claim; empty while the job waits.
    lease uuid,
    attempts bigint not null,
    why text
);
create index jobs_queue_due on jobs_queue (due_at);
create index jobs_queue_running on jobs_queue (running_key);
