-- The trail as a chain: each line holds a hash over itself and the line before it, so that one which is changed, taken away or put in
-- later shows. Lines that are there already are chained in code, between these statements and those of the engine.

-- place in the trail: 1, 2, 3 …
alter table audit add column number integer;
-- random; null: subject and detail were forgotten, and without it content_sha256 cannot be tested against guesses
alter table audit add column salt text;
-- over salt, subject and detail
alter table audit add column content_sha256 text;
-- sha256 of the line before
alter table audit add column previous_sha256 text;
-- over number, previous_sha256, at, who, act and content_sha256
alter table audit add column sha256 text;

create unique index audit_number on audit (number);

-- How many lines there are, and the hash of the last; in a table of its own, so that the loss of the last lines shows.
create table audit_head (
  id integer primary key check (id = 1),
  lines integer not null,
  sha256 text not null
);

insert into audit_head (id, lines, sha256) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
