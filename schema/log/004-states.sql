-- What lists and the home page read: where each notice stands now, and sums of it. All three can be worked out from notice and decision
-- at any time; they are kept up in the same transaction as those.

-- Order and search by reference.
create index notice_reference on notice (reference, id);

-- A notice that stands (is not removed), and the decision on it that counts now.
create table notice_state (
  notice_id integer primary key references notice (id),
  source_id integer not null,
  sent_on text not null,
  service_id integer,
  category_id integer not null,
  subcategory_id integer,
  channel text not null,
  items integer not null,
  complete text not null,
  action_id integer,
  -- group of the action; none: no decision counts
  answer text not null,
  decided_on text,
  changed_at text not null
);

insert into notice_state (notice_id, source_id, sent_on, service_id, category_id, subcategory_id, channel, items, complete,
  action_id, answer, decided_on, changed_at)
select n.id, n.source_id, n.sent_first_on, n.service_id, n.category_id, n.subcategory_id, n.channel, n.items, n.complete,
  m.action_id, coalesce(m.action_group, 'none'), m.decided_first_on,
  case when t.told_at > n.recorded_at then t.told_at else n.recorded_at end
from notice n
  left join (
    select x.notice_id, x.action_id, x.decided_first_on, c.action_group,
      row_number() over (partition by x.notice_id order by coalesce(x.decided_last_on, '') desc, c.rank, x.id) as by_main
    from decision x join code c on c.id = x.action_id
    where x.superseded_at is null and (x.decided_first_on is not null or x.decision_order = 'first')
  ) m on m.notice_id = n.id and m.by_main = 1
  left join (select notice_id, max(coalesce(superseded_at, recorded_at)) as told_at from decision group by notice_id) t on t.notice_id = n.id
where n.removed_at is null;

create index notice_state_sent on notice_state (sent_on, notice_id);
create index notice_state_source on notice_state (source_id, sent_on, notice_id);
create index notice_state_service on notice_state (service_id, sent_on, notice_id);
create index notice_state_category on notice_state (category_id, sent_on, notice_id);
create index notice_state_subcategory on notice_state (subcategory_id, sent_on, notice_id) where subcategory_id is not null;
create index notice_state_action on notice_state (action_id, sent_on, notice_id);
create index notice_state_answer on notice_state (answer, sent_on, notice_id);
-- Most notices are complete and sent under Article 16: only the others are looked for.
create index notice_state_incomplete on notice_state (complete, sent_on, notice_id) where complete <> 'yes';
create index notice_state_apart on notice_state (channel, sent_on, notice_id) where channel <> 'article-16';

-- Standing notices by month of sending. 0 stands for none, so that every column can be part of the key.
create table tally (
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
);

-- The same sums without some of the columns: a question is answered from the smallest table that knows all it asks for.
create table service_tally (
  month text not null,
  service_id integer not null,
  channel text not null,
  action_id integer not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  primary key (month, service_id, channel, action_id, complete)
);

create table category_tally (
  month text not null,
  category_id integer not null,
  subcategory_id integer not null,
  channel text not null,
  action_id integer not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  primary key (month, category_id, subcategory_id, channel, action_id, complete)
);

create table month_tally (
  month text not null,
  channel text not null,
  action_id integer not null,
  complete text not null,
  notices integer not null,
  items integer not null,
  primary key (month, channel, action_id, complete)
);

insert into tally (month, service_id, category_id, subcategory_id, channel, action_id, complete, notices, items)
select substr(sent_on, 1, 7), coalesce(service_id, 0), category_id, coalesce(subcategory_id, 0), channel, coalesce(action_id, 0), complete,
  count(*), sum(items)
from notice_state
group by 1, 2, 3, 4, 5, 6, 7;

insert into service_tally (month, service_id, channel, action_id, complete, notices, items)
select substr(sent_on, 1, 7), coalesce(service_id, 0), channel, coalesce(action_id, 0), complete, count(*), sum(items)
from notice_state
group by 1, 2, 3, 4, 5;

insert into category_tally (month, category_id, subcategory_id, channel, action_id, complete, notices, items)
select substr(sent_on, 1, 7), category_id, coalesce(subcategory_id, 0), channel, coalesce(action_id, 0), complete, count(*), sum(items)
from notice_state
group by 1, 2, 3, 4, 5, 6;

insert into month_tally (month, channel, action_id, complete, notices, items)
select substr(sent_on, 1, 7), channel, coalesce(action_id, 0), complete, count(*), sum(items)
from notice_state
group by 1, 2, 3, 4;

-- Those without an answer, by day: how old is the silence of whom?
create table open_tally (
  sent_on text not null,
  service_id integer not null,
  channel text not null,
  notices integer not null,
  primary key (sent_on, service_id, channel)
);

insert into open_tally (sent_on, service_id, channel, notices)
select sent_on, coalesce(service_id, 0), channel, count(*)
from notice_state
where answer in ('none', 'pending')
group by 1, 2, 3;

-- Sums that came down to nothing are taken away.
create index tally_empty on tally (month) where notices = 0;
create index service_tally_empty on service_tally (month) where notices = 0;
create index category_tally_empty on category_tally (month) where notices = 0;
create index month_tally_empty on month_tally (month) where notices = 0;
create index open_tally_empty on open_tally (sent_on) where notices = 0;
