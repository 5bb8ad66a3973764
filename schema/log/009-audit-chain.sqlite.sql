-- The database itself refuses what would break the chain. Each trigger ends on the line on which its only statement ends.

create trigger audit_in_order before insert on audit
when new.salt is null or new.content_sha256 is null or new.sha256 is null
  or not exists (select 1 from audit_head where lines + 1 = new.number and sha256 = new.previous_sha256)
  or exists (select 1 from audit where id = new.id or number = new.number)
begin select raise(abort, 'article22: a line of the audit trail follows the last one'); end;

create trigger audit_new_head after insert on audit
begin update audit_head set lines = new.number, sha256 = new.sha256 where id = 1; end;

-- Words about a person can be forgotten; that, and nothing else, changes a line.
create trigger audit_no_change before update on audit
when not (new.subject is '(forgotten)' and new.detail is '{}' and new.salt is null
  and new.id is old.id and new.number is old.number and new.at is old.at and new.who is old.who and new.act is old.act
  and new.content_sha256 is old.content_sha256 and new.previous_sha256 is old.previous_sha256 and new.sha256 is old.sha256)
begin select raise(abort, 'article22: the audit trail is only added to'); end;

create trigger audit_no_loss before delete on audit
begin select raise(abort, 'article22: the audit trail is only added to'); end;

create trigger audit_head_goes_on before update on audit_head
when not (new.id is old.id and (new.lines is old.lines + 1 or (new.lines is old.lines and new.sha256 is old.sha256)))
begin select raise(abort, 'article22: the head of the audit trail only goes on'); end;

create trigger audit_head_no_loss before delete on audit_head
begin select raise(abort, 'article22: the head of the audit trail only goes on'); end;

create trigger audit_head_no_second before insert on audit_head
begin select raise(abort, 'article22: the head of the audit trail only goes on'); end;
