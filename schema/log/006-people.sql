-- Who may sign in where a team shares a log, their sessions, and the tokens of other programs. Empty where one person works alone.

-- Someone who may sign in. Never deleted: who acted must stay known.
create table app_user (
  id integer primary key,
  login text not null unique,
  -- under this name the person acts and signs
  name text not null,
  role text not null,
  -- scrypt: its parameters, salt and hash
  password text not null,
  -- yes: a start password that only lets one choose another
  must_change text not null,
  password_changed_at text not null,
  language text,
  theme text,
  added_at text not null,
  added_by text not null,
  disabled_at text,
  disabled_by text
);

-- An open window of a browser. The token itself is only in its cookie.
create table session (
  token_sha256 text primary key,
  -- null: the one person who works alone on this computer
  user_id integer references app_user (id),
  csrf text not null,
  made_at text not null,
  last_seen_at text not null,
  ends_at text not null
);

create index session_user_id on session (user_id);

-- Tries to sign in that failed or are under way, for the limit on them.
create table sign_in_attempt (
  id integer primary key,
  -- keyed hash of a login or of an address: what is typed there by mistake may be a password
  key text not null,
  at text not null
);

create index sign_in_attempt_key on sign_in_attempt (key, at);

-- What another program signs in with. The token itself is shown once and not kept.
create table api_token (
  id integer primary key,
  name text not null,
  token_sha256 text not null unique,
  -- words, blanks between them
  scopes text not null,
  made_at text not null,
  made_by text not null,
  last_used_at text,
  -- last day on which it holds
  ends_on text,
  revoked_at text,
  revoked_by text
);

-- Pages of the trail by who and by what, newest first.
create index audit_who on audit (who, act, id);
create index audit_act on audit (act, id);
