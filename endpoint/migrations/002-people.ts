/** Who gets in: more roles, people of an OpenID provider, tokens that end. */
export const people = `
alter table escale.person drop constraint person_role_check;
alter table escale.person add constraint person_role_check
  check (role in ('manager', 'director', 'admin', 'reader'));

-- Two people of one provider may share a name; without a provider the name is all there is to tell them apart.
alter table escale.person drop constraint person_tenant_name_key;
alter table escale.person add column issuer text, add column subject text,
  add constraint person_identity check ((issuer is null) = (subject is null));
create unique index person_name on escale.person (tenant, name) where subject is null;
create unique index person_subject on escale.person (tenant, issuer, subject) where subject is not null;

alter table escale.access_token
  add column name text not null default '',
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add column revoked_at timestamptz;

create policy own_token_use on escale.access_token for update
  using (hash = (select current_setting('escale.token', true)));
grant update (last_used_at) on escale.access_token to escale_app;
`;
