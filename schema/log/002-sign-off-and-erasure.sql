-- Who signs a report, and what is kept of a notice only until a day or until it is forgotten.

-- People of the flagger who read reports before they go out.
create table person (
  id integer primary key,
  name text not null,
  added_at text not null,
  added_by text not null,
  retired_at text,
  retired_by text
);

-- "I have read these files", bound to exactly these files.
create table sign_off (
  id integer primary key,
  files_sha256 text not null,
  signed_at text not null,
  signed_by text not null
);

create index sign_off_files on sign_off (files_sha256);

-- Private, and empty unless the flagger asks for it. Raw addresses of a notice, until a day.
create table notice_url (
  id integer primary key,
  notice_id integer not null references notice (id),
  url text not null,
  keep_until text not null
);

create index notice_url_notice on notice_url (notice_id);

-- null: until the notice is forgotten
alter table notice_note add column keep_until text;

-- What must not be stored again when a source tells it once more: keyed hashes only, tied to no notice.
create table forgotten (
  hash text primary key,
  tokens integer not null,
  weak integer not null,
  forgotten_at text not null,
  forgotten_by text not null
);
