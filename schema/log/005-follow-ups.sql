-- What the flagger does about a notice after it was sent, and decisions recorded for many notices at once.

-- A reminder, a request to look again, a complaint, a dispute, a look of one's own. Codes and days only. A result told later, or told
-- otherwise, ends a row and adds another; removed_at says from when a row no longer holds.
create table notice_event (
  id integer primary key,
  notice_id integer not null references notice (id),
  kind text not null,
  on_day text not null,
  result text,
  -- day of the result; null: none yet
  result_on text,
  -- last day for an answer or, of a complaint, for complaining (Article 20(1)); null: none is set
  until text,
  -- the row whose result this one tells anew
  replaces_id integer references notice_event (id),
  recorded_at text not null,
  recorded_by text not null,
  removed_at text,
  removed_by text
);

create index notice_event_notice on notice_event (notice_id);
create index notice_event_kind on notice_event (kind, result);

-- One decision recorded for all notices of a filter.
create table bulk (
  id integer primary key,
  kind text not null,
  -- JSON; a reference that was searched for is not kept
  filter text not null,
  decision text not null,
  -- how many notices got it
  notices integer not null,
  -- how many kept it when it was undone; null: not undone
  kept integer,
  recorded_at text not null,
  recorded_by text not null,
  undone_at text,
  undone_by text
);

create table bulk_decision (
  bulk_id integer not null references bulk (id),
  decision_id integer not null references decision (id),
  primary key (bulk_id, decision_id)
);

create index bulk_decision_decision on bulk_decision (decision_id);

-- Who did what at an instant, for the history of a notice.
create index audit_at on audit (at);
