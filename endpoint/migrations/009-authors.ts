/**
 * Who has ever written in a scope: whose ids stand in its records and in what laptops keep of their past. Rows stay when
 * others have written over theirs.
 */
export const authors = `
create table escale.author (
  tenant text not null references escale.tenant,
  scope text not null,
  person text not null,
  primary key (tenant, scope, person)
);
alter table escale.doc no force row level security;
insert into escale.author (tenant, scope, person) select distinct tenant, scope, changed_by from escale.doc;
alter table escale.doc force row level security;

alter table escale.author enable row level security;
alter table escale.author force row level security;
create policy own_tenant on escale.author using (tenant = (select current_setting('escale.tenant', true)));
create policy own_scopes on escale.author as restrictive for select using (
  (select current_user) <> 'escale_app' or (select escale.sees_all()) or scope in (select escale.my_scopes()));
create policy own_name on escale.author as restrictive for insert with check (
  (select current_user) <> 'escale_app' or person = (select current_setting('escale.person', true)));
grant select, insert on escale.author to escale_app;

-- Whose names may appear in what the person in escale.person sees: their own, those of who wrote in their scopes, and of
-- who may write there at any time.
create function escale.my_colleagues() returns setof text language sql stable as $$
  with mine as materialized (select s.scope from escale.my_scopes() as s(scope))
  select current_setting('escale.person', true)
  union
  select a.person from mine join escale.author a
    on a.tenant = current_setting('escale.tenant', true) and a.scope = mine.scope
  union
  select p.id from escale.person p
    where p.tenant = current_setting('escale.tenant', true) and p.role in ('director', 'admin')
  union
  select u.subject from escale.user_scope u where u.tenant = current_setting('escale.tenant', true) and u.scope in (
    select mine.scope from mine
    union select p.parent from mine join escale.scope_parent p
      on p.tenant = current_setting('escale.tenant', true) and p.scope = mine.scope)
$$;
`;
