-- The database itself refuses what would break the chain. Each function is one line, whose end is the end of the statement.

create function audit_refused() returns trigger language plpgsql as $$ begin raise exception 'article22: the audit trail is only added to' using errcode = 'restrict_violation'; end $$;

create function audit_in_order() returns trigger language plpgsql as $$ begin if new.salt is null or new.content_sha256 is null or new.sha256 is null or not exists (select 1 from audit_head where lines + 1 = new.number and sha256 = new.previous_sha256) then raise exception 'article22: a line of the audit trail follows the last one' using errcode = 'restrict_violation'; end if; return new; end $$;

create function audit_new_head() returns trigger language plpgsql as $$ begin update audit_head set lines = new.number, sha256 = new.sha256 where id = 1; return null; end $$;

create trigger audit_in_order before insert on audit for each row execute function audit_in_order();

create trigger audit_new_head after insert on audit for each row execute function audit_new_head();

-- Words about a person can be forgotten; that, and nothing else, changes a line.
create trigger audit_no_change before update on audit for each row
when (not (new.subject is not distinct from '(forgotten)' and new.detail is not distinct from '{}' and new.salt is null
  and new.id is not distinct from old.id and new.number is not distinct from old.number and new.at is not distinct from old.at
  and new.who is not distinct from old.who and new.act is not distinct from old.act
  and new.content_sha256 is not distinct from old.content_sha256 and new.previous_sha256 is not distinct from old.previous_sha256
  and new.sha256 is not distinct from old.sha256))
execute function audit_refused();

create trigger audit_no_loss before delete on audit for each row execute function audit_refused();

create trigger audit_no_truncate before truncate on audit for each statement execute function audit_refused();

create trigger audit_head_goes_on before update on audit_head for each row
when (not (new.id is not distinct from old.id
  and (new.lines is not distinct from old.lines + 1 or (new.lines is not distinct from old.lines and new.sha256 is not distinct from old.sha256))))
execute function audit_refused();

create trigger audit_head_no_loss before delete on audit_head for each row execute function audit_refused();

create trigger audit_head_no_second before insert on audit_head for each row execute function audit_refused();

create trigger audit_head_no_truncate before truncate on audit_head for each statement execute function audit_refused();
