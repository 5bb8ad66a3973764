-- What was recorded since an instant is found without reading the whole log: after each act, published periods are compared by the
-- notices that were touched since. Rows come in order of recorded_at, so each is added at the end of its index; few rows are ever ended.

create index notice_recorded on notice (recorded_at);
create index notice_removed on notice (removed_at) where removed_at is not null;
create index decision_recorded on decision (recorded_at);
create index decision_superseded on decision (superseded_at) where superseded_at is not null;

-- Notices whose own reference was forgotten: is there any?
create index notice_forgotten on notice (id) where own_reference = 'no' and substr(reference, 1, 10) = 'forgotten-';
