-- Sums lie in the order in which they are found and nowhere else: each was kept a second time in an index, which made every change of a sum
-- dearer and the log larger. Times to the decision are long texts and stay as they are. PostgreSQL has no tables of this kind.

create table tally_in_order (
  month text not null,
  service_id integer not null,
  category_id integer not null,
  subcategory_id integer not null,
  channel text not null,
  action_id integer not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  primary key (month, service_id, category_id, subcategory_id, channel, action_id, complete)
) without rowid;
insert into tally_in_order (month, service_id, category_id, subcategory_id, channel, action_id, complete, notices, items)
select month, service_id, category_id, subcategory_id, channel, action_id, complete, notices, items
from tally order by month, service_id, category_id, subcategory_id, channel, action_id, complete;
drop table tally;
alter table tally_in_order rename to tally;
create index tally_empty on tally (month) where notices = 0;

create table service_tally_in_order (
  month text not null,
  service_id integer not null,
  channel text not null,
  action_id integer not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  primary key (month, service_id, channel, action_id, complete)
) without rowid;
insert into service_tally_in_order (month, service_id, channel, action_id, complete, notices, items)
select month, service_id, channel, action_id, complete, notices, items
from service_tally order by month, service_id, channel, action_id, complete;
drop table service_tally;
alter table service_tally_in_order rename to service_tally;
create index service_tally_empty on service_tally (month) where notices = 0;

create table category_tally_in_order (
  month text not null,
  category_id integer not null,
  subcategory_id integer not null,
  channel text not null,
  action_id integer not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  primary key (month, category_id, subcategory_id, channel, action_id, complete)
) without rowid;
insert into category_tally_in_order (month, category_id, subcategory_id, channel, action_id, complete, notices, items)
select month, category_id, subcategory_id, channel, action_id, complete, notices, items
from category_tally order by month, category_id, subcategory_id, channel, action_id, complete;
drop table category_tally;
alter table category_tally_in_order rename to category_tally;
create index category_tally_empty on category_tally (month) where notices = 0;

create table month_tally_in_order (
  month text not null,
  channel text not null,
  action_id integer not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  primary key (month, channel, action_id, complete)
) without rowid;
insert into month_tally_in_order (month, channel, action_id, complete, notices, items)
select month, channel, action_id, complete, notices, items from month_tally order by month, channel, action_id, complete;
drop table month_tally;
alter table month_tally_in_order rename to month_tally;
create index month_tally_empty on month_tally (month) where notices = 0;

-- Asked for all services at once: a service's days lie together, so that nothing has to be put in order to add them up.
create table open_tally_in_order (
  sent_on text not null,
  service_id integer not null,
  channel text not null,
  notices integer not null,
  primary key (service_id, channel, sent_on)
) without rowid;
insert into open_tally_in_order (sent_on, service_id, channel, notices)
select sent_on, service_id, channel, notices from open_tally order by service_id, channel, sent_on;
drop table open_tally;
alter table open_tally_in_order rename to open_tally;
create index open_tally_empty on open_tally (sent_on) where notices = 0;

create table report_cross_in_order (
  first_on text not null,
  last_on text not null,
  service_id integer not null,
  category_id integer not null,
  channel text not null,
  action_id integer not null,
  notices integer not null,
  items integer not null,
  primary key (first_on, last_on, service_id, category_id, channel, action_id)
) without rowid;
insert into report_cross_in_order (first_on, last_on, service_id, category_id, channel, action_id, notices, items)
select first_on, last_on, service_id, category_id, channel, action_id, notices, items
from report_cross order by first_on, last_on, service_id, category_id, channel, action_id;
drop table report_cross;
alter table report_cross_in_order rename to report_cross;
create index report_cross_empty on report_cross (first_on) where notices = 0;

create table report_type_in_order (
  first_on text not null,
  last_on text not null,
  category_id integer not null,
  subcategory_id integer not null,
  in_area text not null,
  channel text not null,
  action_id integer not null,
  notices integer not null,
  items integer not null,
  primary key (first_on, last_on, category_id, subcategory_id, in_area, channel, action_id)
) without rowid;
insert into report_type_in_order (first_on, last_on, category_id, subcategory_id, in_area, channel, action_id, notices, items)
select first_on, last_on, category_id, subcategory_id, in_area, channel, action_id, notices, items
from report_type order by first_on, last_on, category_id, subcategory_id, in_area, channel, action_id;
drop table report_type;
alter table report_type_in_order rename to report_type;
create index report_type_empty on report_type (first_on) where notices = 0;

create table report_outcome_in_order (
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
) without rowid;
insert into report_outcome_in_order (
  first_on, last_on, channel, action_id, first_action_id, ground, automated, in_part, setting, assessed_by_two, complete, notices, items,
  affected
)
select first_on, last_on, channel, action_id, first_action_id, ground, automated, in_part, setting, assessed_by_two, complete, notices,
  items, affected
from report_outcome order by first_on, last_on, channel, action_id, first_action_id, ground, automated, in_part, setting, assessed_by_two,
  complete;
drop table report_outcome;
alter table report_outcome_in_order rename to report_outcome;
create index report_outcome_empty on report_outcome (first_on) where notices = 0;

create table report_action_in_order (
  first_on text not null,
  last_on text not null,
  action_id integer not null,
  notices integer not null,
  primary key (first_on, last_on, action_id)
) without rowid;
insert into report_action_in_order (first_on, last_on, action_id, notices)
select first_on, last_on, action_id, notices from report_action order by first_on, last_on, action_id;
drop table report_action;
alter table report_action_in_order rename to report_action;
create index report_action_empty on report_action (first_on) where notices = 0;
