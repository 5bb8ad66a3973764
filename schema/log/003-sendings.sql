-- What became of a published version: which authority got it and when, where it is public, which changes an authority was told,
-- and which acts a correction goes back to.

-- One sending of a version to the authority of one award. Rows are added; a mistaken one is taken back.
create table sending (
  id integer primary key,
  publication_id integer not null references publication (id),
  award text not null,
  sent_on text not null,
  how text not null,
  sent_to text,
  note text,
  recorded_at text not null,
  recorded_by text not null,
  acknowledged_on text,
  removed_at text
);

create index sending_publication on sending (publication_id);

-- Where a version is public. The latest row of a version holds.
create table public_address (
  id integer primary key,
  publication_id integer not null references publication (id),
  address text not null,
  since_on text not null,
  recorded_at text not null,
  recorded_by text not null
);

create index public_address_publication on public_address (publication_id);

-- Up to which document an authority was told the changes of the flagger's data and of its register.
create table told_changes (
  id integer primary key,
  award text not null,
  told_on text not null,
  how text,
  note text,
  flagger_id integer not null,
  independence_id integer not null,
  recorded_at text not null,
  recorded_by text not null
);

-- Every act that changed what a published period counts while its correction is open.
create table correction_cause (
  correction_id integer not null references correction (id),
  -- import, undo, by-hand, decision, provider, flagger or before-publication
  kind text not null,
  noted_at text not null,
  primary key (correction_id, noted_at)
);

-- Until now only the act that opened a correction was kept, in words. Words that were forgotten held the name of an imported file.
insert into correction_cause (correction_id, kind, noted_at)
select id,
  case
    when cause like 'undo of import%' then 'undo'
    when cause like 'notice entered%' then 'by-hand'
    when cause like 'decision%' then 'decision'
    when cause like 'change of a provider%' then 'provider'
    when cause like 'change of the flagger%' then 'flagger'
    when cause like 'publication%' then 'before-publication'
    else 'import'
  end,
  opened_at
from correction;
