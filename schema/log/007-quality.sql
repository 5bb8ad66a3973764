-- The quarterly quality check: a random sample of notices, classified a second time without a look at the first answer. Private.

create table quality_check (
  id integer primary key,
  period_first text not null,
  period_last text not null,
  -- with period and population it says which notices were drawn
  seed text not null,
  -- notices of the period when the sample was drawn
  population integer not null,
  drawn_at text not null,
  drawn_by text not null,
  -- null: still open; from then on no answer changes and the first classification may be seen beside the second
  finished_at text,
  finished_by text
);

-- One notice of a sample, in the order of drawing.
create table quality_answer (
  check_id integer not null references quality_check (id),
  position integer not null,
  notice_id integer not null references notice (id),
  -- as classified when the sample was drawn: a later correction of the notice does not change what the check found
  first_category_id integer not null references code (id),
  first_subcategory_id integer references code (id),
  -- null with an instant: could not be classified again, the content is gone
  category_id integer references code (id),
  subcategory_id integer references code (id),
  answered_at text,
  answered_by text,
  primary key (check_id, position)
);

create index quality_answer_notice on quality_answer (notice_id);
