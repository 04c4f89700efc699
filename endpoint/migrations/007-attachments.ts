/**
 * Who may fetch an attachment. A record that names a file opens it to whoever sees that record, if whoever wrote the
 * name there has shown to have the file: else a hash that somebody remembers, written into a record of their own,
 * would be the key to it (docs/decisions/0021-attachments-and-scopes.md).
 */
export const attachments = `
-- Records that have named a file, by whom. Rows stay when a name goes: the record itself is asked whether it names it.
create table escale.blob_reference (
  tenant text not null references escale.tenant,
  sha256 text not null,
  record uuid not null,
  person text not null,
  primary key (tenant, sha256, record)
);

-- Who has shown to have a file: by uploading it, or by naming it while they might fetch it.
create table escale.blob_holder (
  tenant text not null references escale.tenant,
  sha256 text not null,
  person text not null,
  uploaded boolean not null,
  primary key (tenant, sha256, person)
);

-- What is there is taken for rightly named.
alter table escale.doc no force row level security;
insert into escale.blob_reference (tenant, sha256, record, person)
  select distinct d.tenant, found[1], d.id, d.changed_by
  from escale.doc d, regexp_matches(d.data::text, '[0-9a-f]{64}', 'g') as found;
alter table escale.doc force row level security;
insert into escale.blob_holder (tenant, sha256, person, uploaded)
  select distinct tenant, sha256, person, false from escale.blob_reference;

do $$
declare
  name text;
begin
  foreach name in array array['blob_reference', 'blob_holder'] loop
    execute format('alter table escale.%I enable row level security', name);
    execute format('alter table escale.%I force row level security', name);
    execute format(
      'create policy own_tenant on escale.%I using (tenant = (select current_setting(''escale.tenant'', true)))', name);
    execute format(
      'create policy own_name on escale.%I as restrictive for insert with check ((select current_user) <> ''escale_app''
        or person = (select current_setting(''escale.person'', true)))', name);
    execute format('grant select, insert on escale.%I to escale_app', name);
  end loop;
end
$$;
create policy own_upload on escale.blob_holder as restrictive for update using (
  person = (select current_setting('escale.person', true)));
grant update (uploaded) on escale.blob_holder to escale_app;

-- About the person in escale.person; which records they see is the policies' business. A file that nobody is known to
-- have shown (it came back from a backup) is opened by any record.
create function escale.may_fetch(wanted text) returns boolean language sql stable as $$
  select exists (
    select 1 from escale.blob_reference r join escale.doc d on d.tenant = r.tenant and d.id = r.record
    where r.tenant = current_setting('escale.tenant', true) and r.sha256 = $1 and position($1 in d.data::text) > 0
      and (exists (select 1 from escale.blob_holder h
          where h.tenant = r.tenant and h.sha256 = $1 and h.person = r.person)
        or not exists (select 1 from escale.blob_holder h where h.tenant = r.tenant and h.sha256 = $1)))
  or exists (
    select 1 from escale.blob_holder h
    where h.tenant = current_setting('escale.tenant', true) and h.sha256 = $1 and h.uploaded
      and h.person = current_setting('escale.person', true) and not exists (
        select 1 from escale.blob_reference r
        where r.tenant = h.tenant and r.sha256 = $1 and r.person = h.person))
$$;
`;
