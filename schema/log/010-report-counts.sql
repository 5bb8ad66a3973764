-- What a report is counted from: sums of the notices that were held just before an instant (setting report-known-before; without it the sums
-- are not made yet). What was recorded from then on is added when they are read, and folded in by imports and drafts.
-- first_on and last_on are the first days of the slices in which the first and the last day of sending lie. A slice is a month, cut further
-- at the days of setting report-cuts. 0 stands for none, so that every column can be part of the key. The full count (src/log/counts.ts) is the truth.

create table report_cross (
  first_on text not null,
  last_on text not null,
  service_id integer not null,
  category_id integer not null,
  channel text not null,
  action_id integer not null,
  notices integer not null,
  items integer not null,
  primary key (first_on, last_on, service_id, category_id, channel, action_id)
);

create table report_type (
  first_on text not null,
  last_on text not null,
  category_id integer not null,
  subcategory_id integer not null,
  -- empty: worked out from the area of the awards
  in_area text not null,
  channel text not null,
  action_id integer not null,
  notices integer not null,
  items integer not null,
  primary key (first_on, last_on, category_id, subcategory_id, in_area, channel, action_id)
);

create table report_outcome (
  first_on text not null,
  last_on text not null,
  channel text not null,
  action_id integer not null,
  first_action_id integer not null,
  ground text not null,
  automated text not null,
  in_part integer not null,
  setting text not null,
  assessed_by_two text not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  affected integer not null,
  primary key (first_on, last_on, channel, action_id, first_action_id, ground, automated, in_part, setting, assessed_by_two, complete)
);

-- Times to the decision that counts, of notices under Article 16 that were acted on or refused: every time with the number of notices that
-- took so long, as 3*12 15 (three took 12 units, one took 15), shortest first. One row stands for thousands of times.
create table report_delay (
  first_on text not null,
  last_on text not null,
  service_id integer not null,
  delay_unit text not null,
  delays text not null,
  primary key (first_on, last_on, service_id, delay_unit)
);

-- Any action a notice under Article 16 ever got, once a notice; 0: it has a later decision without a day.
create table report_action (
  first_on text not null,
  last_on text not null,
  action_id integer not null,
  notices integer not null,
  primary key (first_on, last_on, action_id)
);

-- Sums that came down to nothing are taken away.
create index report_cross_empty on report_cross (first_on) where notices = 0;
create index report_type_empty on report_type (first_on) where notices = 0;
create index report_outcome_empty on report_outcome (first_on) where notices = 0;
create index report_action_empty on report_action (first_on) where notices = 0;

-- Decisions dated after the day they were recorded on, hardly ever any: who counts as of an earlier day looks for them.
create index decision_ahead on decision (decided_first_on) where decided_first_on > substr(recorded_at, 1, 10);

-- Notices whose day is known as a span only.
create index notice_span on notice (sent_last_on) where sent_first_on <> sent_last_on;
