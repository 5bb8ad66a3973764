-- Rows that are always asked for by their notice lie in the order of notices, in one place: each was kept a second time in an index in
-- another order, which made an import slower and the log larger. PostgreSQL has no tables of this kind and stays as it is.

create table telling_in_order (
  notice_id integer not null references notice (id),
  import_id integer not null references import (id),
  content_sha256 text not null,
  primary key (notice_id, import_id)
) without rowid;
insert into telling_in_order (notice_id, import_id, content_sha256)
select notice_id, import_id, content_sha256 from telling order by notice_id, import_id;
drop table telling;
alter table telling_in_order rename to telling;
-- Numbers of imports only grow, so each row is added at its end.
create index telling_import on telling (import_id);

create table known_value_in_order (
  notice_id integer not null references notice (id),
  kind text not null,
  hash text not null,
  tokens integer not null,
  weak integer not null,
  domain text,
  primary key (notice_id, hash)
) without rowid;
insert into known_value_in_order (notice_id, kind, hash, tokens, weak, domain)
select notice_id, kind, hash, tokens, weak, domain from known_value order by notice_id, hash;
drop table known_value;
alter table known_value_in_order rename to known_value;
