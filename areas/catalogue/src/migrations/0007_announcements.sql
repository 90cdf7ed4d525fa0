create table catalogue_announcements (
  announcement_id uuid primary key,
  kind text not null,
  agency text not null,
  service text not null,
  title_ru text not null,
  title_en text not null,
  text_ru text not null,
  text_en text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null
);
create index catalogue_announcements_until on catalogue_announcements (until_at, from_at);
