-- The log of a trusted flagger. One SQL for SQLite and PostgreSQL.
-- Days are text YYYY-MM-DD, instants text in UTC with milliseconds, answers are words. Rows that say what someone told or decided
-- are added, never overwritten: recorded_at says from when, superseded_at until when they were held to be true.

create table setting (
  name text primary key,
  value text not null
);

-- Small integer keys for the words of the vocabulary.
create table code (
  id integer primary key,
  kind text not null,
  code text not null,
  -- actions only: main action of several is the lowest rank
  rank integer not null default 0,
  action_group text,
  unique (kind, code)
);

-- The flagger's own data, its awards with status history and area; the latest row is in force, earlier ones are kept.
create table flagger (
  id integer primary key,
  document text not null,
  recorded_at text not null,
  recorded_by text not null
);

create table independence (
  id integer primary key,
  document text not null,
  recorded_at text not null,
  recorded_by text not null
);

create table narrative (
  id integer primary key,
  language text not null,
  field text not null,
  -- null: the field was emptied
  body text,
  recorded_at text not null,
  recorded_by text not null
);

create table source (
  id integer primary key,
  code text not null unique,
  name text not null
);

create table profile (
  id integer primary key,
  name text not null,
  document text not null,
  sha256 text not null,
  recorded_at text not null,
  recorded_by text not null
);

-- Legal entities (Article 22(3)(a)).
create table provider (
  id integer primary key,
  code text not null unique,
  name text not null,
  recorded_at text not null
);

create table service (
  id integer primary key,
  code text not null unique,
  name text not null,
  recorded_at text not null
);

-- What people answered about a provider or a service; the row that is not superseded holds now.
create table provider_answer (
  id integer primary key,
  provider_id integer not null references provider (id),
  natural_person text not null,
  state text not null,
  recorded_at text not null,
  superseded_at text
);

create table service_answer (
  id integer primary key,
  service_id integer not null references service (id),
  hosting text not null,
  state text not null,
  recorded_at text not null,
  superseded_at text
);

create table service_alias (
  form text primary key,
  alias text not null,
  service_id integer not null references service (id)
);

create table service_domain (
  domain text primary key,
  service_id integer not null references service (id)
);

-- Which provider a service belonged to, from a day to a day (both included; null is open). A notice belongs to the entity of its
-- own day, so a service that changes hands needs one more row here and no change to any notice.
create table service_provider (
  id integer primary key,
  service_id integer not null references service (id),
  provider_id integer not null references provider (id),
  first_on text,
  last_on text,
  recorded_at text not null,
  superseded_at text
);

-- Merges are applied when counting, so they can be taken back and never rewrite what was published.
create table merge (
  id integer primary key,
  kind text not null,
  from_id integer not null,
  into_id integer not null,
  recorded_at text not null,
  undone_at text
);

create table import (
  id integer primary key,
  source_id integer not null references source (id),
  profile_id integer references profile (id),
  file_name text not null,
  file_sha256 text not null,
  size_bytes integer not null,
  decisions text not null,
  summary text not null,
  imported_at text not null,
  imported_by text not null,
  undone_at text,
  undone_by text
);

-- One submission to one provider: the unit counted. These are the values now held to be true.
create table notice (
  id integer primary key,
  source_id integer not null references source (id),
  reference text not null,
  own_reference text not null,
  -- import that gave these values; null: by hand
  import_id integer references import (id),
  content_sha256 text not null,
  service_id integer references service (id),
  channel text not null,
  sent_precision text not null,
  sent_at text,
  sent_first_on text not null,
  sent_last_on text not null,
  language text,
  own_label text,
  category_id integer not null references code (id),
  subcategory_id integer references code (id),
  items integer not null,
  setting text not null,
  assessed_by_two text not null,
  reasons text not null,
  location text not null,
  submitter text not null,
  good_faith text not null,
  complete text not null,
  receipt_at text,
  receipt_on text,
  verified_at text,
  verified_on text,
  -- only what the source or a person says; null: worked out from the area items of the awards when counting
  in_area text,
  area_item text,
  recorded_at text not null,
  recorded_by text not null,
  -- set when its import was undone; the row stays so that yesterday's numbers can be had again
  removed_at text,
  unique (source_id, reference)
);

create index notice_sent on notice (sent_first_on);
create index notice_import on notice (import_id);

-- Which imports told a notice, and what: undoing one leaves a notice that another standing one tells.
create table telling (
  notice_id integer not null references notice (id),
  import_id integer not null references import (id),
  content_sha256 text not null,
  primary key (import_id, notice_id)
);

create index telling_notice on telling (notice_id);

-- Earlier values of a notice, held from recorded_at until superseded_at.
create table notice_past (
  id integer primary key,
  notice_id integer not null references notice (id),
  source_id integer not null,
  reference text not null,
  own_reference text not null,
  import_id integer,
  content_sha256 text not null,
  service_id integer,
  channel text not null,
  sent_precision text not null,
  sent_at text,
  sent_first_on text not null,
  sent_last_on text not null,
  language text,
  own_label text,
  category_id integer not null,
  subcategory_id integer,
  items integer not null,
  setting text not null,
  assessed_by_two text not null,
  reasons text not null,
  location text not null,
  submitter text not null,
  good_faith text not null,
  complete text not null,
  receipt_at text,
  receipt_on text,
  verified_at text,
  verified_on text,
  in_area text,
  area_item text,
  recorded_at text not null,
  recorded_by text not null,
  superseded_at text not null
);

create index notice_past_notice on notice_past (notice_id);
create index notice_past_time on notice_past (superseded_at);

create table decision (
  id integer primary key,
  notice_id integer not null references notice (id),
  import_id integer references import (id),
  action_id integer not null references code (id),
  decision_order text not null,
  decided_precision text,
  decided_at text,
  decided_first_on text,
  decided_last_on text,
  -- from sending to the action's effect (else the decision): as the source reports it, else from the dates; minute, hour or day
  delay_value integer,
  delay_unit text,
  effective_at text,
  effective_on text,
  ground text not null,
  automated text not null,
  redress_told text not null,
  items_affected integer,
  reason text,
  recorded_at text not null,
  recorded_by text not null,
  superseded_at text,
  -- what ended it: import (the source tells otherwise), person (recorded wrongly), undo, zone (its days were told anew in another zone)
  superseded_by text
);

create index decision_notice on decision (notice_id);

-- What must never reach a report, as keyed hashes: locators, accounts, names, addresses.
create table known_value (
  notice_id integer not null references notice (id),
  kind text not null,
  hash text not null,
  tokens integer not null,
  weak integer not null,
  -- of a locator only: its registrable domain, for recognising the service
  domain text,
  primary key (notice_id, hash)
);

-- Private. Nothing but its own command reads it.
create table notice_note (
  notice_id integer primary key references notice (id),
  body text not null
);

create table draft (
  id integer primary key,
  report text not null,
  authority_only text not null,
  flagger text not null,
  -- what was recorded before this instant was counted
  known_before text not null,
  -- which day counts for dates known as a span; null: no span crossed the border
  span_day text,
  drafted_at text not null,
  drafted_by text not null
);

-- One run of the gate over the rendered files of a draft; publish emits exactly these bytes.
create table gate_check (
  id integer primary key,
  draft_id integer not null references draft (id),
  files_sha256 text not null,
  findings text not null,
  public_zip bytea not null,
  submission_zip bytea not null,
  checked_at text not null,
  checked_by text not null
);

create table resolution (
  id integer primary key,
  finding text not null,
  verdict text not null,
  reason text not null,
  files_sha256 text not null,
  resolved_at text not null,
  resolved_by text not null
);

create table publication (
  id integer primary key,
  kind text not null,
  period_first text not null,
  period_last text not null,
  version integer not null,
  as_of_on text not null,
  known_before text not null,
  span_day text,
  released_on text not null,
  public_address text,
  report text not null,
  public_zip bytea not null,
  public_sha256 text not null,
  submission_zip bytea not null,
  submission_sha256 text not null,
  published_at text not null,
  published_by text not null,
  unique (period_first, period_last, version)
);

-- Opened when an act changes what a published period counts; closed by the version that corrects it, or when the counts agree again.
create table correction (
  id integer primary key,
  publication_id integer not null references publication (id),
  cause text not null,
  -- notices counted otherwise than published
  notices integer not null,
  opened_at text not null,
  closed_at text,
  closed_by_publication_id integer references publication (id)
);

create table audit (
  id integer primary key,
  at text not null,
  who text not null,
  act text not null,
  subject text not null,
  detail text not null
);
