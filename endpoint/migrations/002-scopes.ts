/**
 * Which records each person sees, enforced by row-level security on the role that serves.
 *
 * A record bears one scope. A partner's records, the partner itself among them, bear `partner:ID`; that scope lies in
 * a parent, the partner's territory or the company, so that a partner who moves takes everything along and a grant
 * of a territory reaches all of it.
 */
export const scopes = `
alter table escale.tenant
  -- Who sees records: everyone, or managers what is granted to them.
  add column access text not null default 'everyone' check (access in ('everyone', 'scoped')),
  -- Deletions up to here may have been forgotten: older cursors are refused.
  add column min_seq bigint not null default 0;

create table escale.user_scope (
  tenant text not null,
  subject text not null,
  scope text not null,
  -- The commit that granted it.
  seq bigint not null,
  primary key (tenant, subject, scope),
  foreign key (tenant, subject) references escale.person (tenant, id)
);

create table escale.scope_parent (
  tenant text not null references escale.tenant,
  scope text not null,
  parent text not null,
  primary key (tenant, scope)
);
create index scope_parent_children on escale.scope_parent (tenant, parent, scope);

-- What one person's laptop must do besides taking records, in the feed's order.
create table escale.control (
  tenant text not null,
  subject text not null,
  seq bigint not null,
  position integer generated always as identity,
  control text not null check (control in ('scope.granted', 'scope.revoked', 'record.removed')),
  scope text,
  c text,
  id uuid,
  v integer,
  primary key (tenant, subject, seq, position),
  foreign key (tenant, subject) references escale.person (tenant, id),
  check ((control = 'record.removed') = (scope is null)),
  check ((control = 'record.removed') = (c is not null and id is not null and v is not null))
);

-- The record that a merge conflict is about: where that goes, it goes too.
alter table escale.doc add column about uuid;
create index doc_about on escale.doc (tenant, about) where about is not null;

-- Partners were in their territory's scope so far, and conflicts in the company's. What conflicts are about is read
-- from the text: taking a field out of json fails where any of its texts holds U+0000.
alter table escale.doc no force row level security;
insert into escale.scope_parent (tenant, scope, parent)
  select tenant, 'partner:' || id, scope from escale.doc where c = 'partner';
update escale.doc set scope = 'partner:' || id where c = 'partner';
update escale.doc set about = substring(data::text from
    '"recordId" *: *"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"')::uuid
  where c = 'mergeConflict';
update escale.doc d set scope = coalesce(
    (select r.scope from escale.doc r where r.tenant = d.tenant and r.id = d.about), 'person:' || d.changed_by)
  where c = 'mergeConflict';
alter table escale.doc force row level security;

-- Whether a person who sees only what is granted to them sees a scope that lies in this parent.
create function escale.reaches(subject text, scope text, parent text) returns boolean language sql stable as $$
  select $2 = 'company' or coalesce($3 = 'company', false) or $2 = 'person:' || $1 or exists (
    select 1 from escale.user_scope u
    where u.tenant = current_setting('escale.tenant', true) and u.subject = $1 and u.scope in ($2, $3))
$$;

create function escale.parent_of(scope text) returns text language sql stable as $$
  select p.parent from escale.scope_parent p
  where p.tenant = current_setting('escale.tenant', true) and p.scope = $1
$$;

-- About the person in the setting escale.person; nobody there: only what everyone sees.
create function escale.my_role() returns text language sql stable as $$
  select p.role from escale.person p
  where p.tenant = current_setting('escale.tenant', true) and p.id = current_setting('escale.person', true)
$$;

create function escale.sees_all() returns boolean language sql stable as $$
  select coalesce((select t.access = 'everyone' from escale.tenant t
      where t.id = current_setting('escale.tenant', true)), false)
    or coalesce(escale.my_role() <> 'manager', false)
$$;

create function escale.may_write() returns boolean language sql stable as $$
  select coalesce(escale.my_role() <> 'reader', false)
$$;

create function escale.my_scopes() returns setof text language sql stable as $$
  with granted as (
    select u.scope from escale.user_scope u
    where u.tenant = current_setting('escale.tenant', true) and u.subject = current_setting('escale.person', true)
    union all select 'company'
    union all select 'person:' || current_setting('escale.person', true)
  )
  select g.scope from granted g where g.scope is not null
  union
  select p.scope from granted g
    join escale.scope_parent p on p.tenant = current_setting('escale.tenant', true) and p.parent = g.scope
$$;

-- The scopes of records whoever sees them: a change of a record that one doesn't see must be refused, not repeated.
create function escale.scopes_of(ids uuid[]) returns table (id uuid, scope text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.scope from escale.doc d
  where d.tenant = current_setting('escale.tenant', true) and d.id = any ($1)
$$;
revoke all on function escale.scopes_of(uuid[]) from public;
grant execute on function escale.scopes_of(uuid[]) to escale_app;

do $$
declare
  name text;
begin
  foreach name in array array['user_scope', 'scope_parent', 'control'] loop
    execute format('alter table escale.%I enable row level security', name);
    execute format('alter table escale.%I force row level security', name);
    execute format(
      'create policy own_tenant on escale.%I using (tenant = (select current_setting(''escale.tenant'', true)))', name);
  end loop;
end
$$;

-- Not bound by scopes is the tables' owner alone: migrations, administration and the functions above that say so.
create policy own_scopes on escale.doc as restrictive using (
  (select current_user) <> 'escale_app' or (select escale.sees_all()) or scope in (select escale.my_scopes()));
create policy writers_create on escale.doc as restrictive for insert with check (
  (select current_user) <> 'escale_app' or (select escale.may_write()));
create policy writers_change on escale.doc as restrictive for update using (true) with check (
  (select current_user) <> 'escale_app' or (select escale.may_write()));
create policy own_controls on escale.control as restrictive for select using (
  (select current_user) <> 'escale_app' or subject = (select current_setting('escale.person', true)));

grant select on escale.user_scope to escale_app;
grant select, insert, update on escale.scope_parent to escale_app;
grant select, insert on escale.control to escale_app;
`;
