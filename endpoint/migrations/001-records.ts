/**
 * Tenants, their records and the feed's order, behind row-level security.
 *
 * `data` is `json`, not `jsonb`: what a laptop wrote comes back byte for byte (`jsonb` refuses U+0000, reorders
 * fields and rewrites numbers), and pages are put together without parsing it again.
 */
export const records = `
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'escale_app') then
    create role escale_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'escale_app', 'member') then
    execute format('grant escale_app to %I', current_user);
  end if;
end
$$;

create table escale.tenant (
  id text primary key,
  name text not null,
  -- Changes when the history is no longer the one that laptops pulled from.
  epoch text not null,
  -- The last sequence number given out. Its row lock makes sequence order commit order.
  seq bigint not null default 0,
  created_at timestamptz not null default now()
);

create table escale.person (
  tenant text not null references escale.tenant,
  id text not null,
  name text not null,
  role text not null check (role in ('manager', 'director')),
  created_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, name)
);

create table escale.access_token (
  -- SHA-256 of the token, in hexadecimal; the token itself is kept nowhere.
  hash text primary key,
  tenant text not null,
  person text not null,
  created_at timestamptz not null default now(),
  foreign key (tenant, person) references escale.person (tenant, id)
);

create table escale.doc (
  tenant text not null references escale.tenant,
  id uuid not null,
  c text not null,
  scope text not null,
  v integer not null,
  seq bigint not null,
  schema integer not null,
  deleted boolean not null,
  data json not null,
  -- Length of the data in UTF-8, so that a page can be cut without reading it.
  bytes integer not null,
  changed_by text not null,
  changed_at timestamptz not null,
  last_op uuid not null,
  primary key (tenant, id),
  unique (tenant, seq)
);
create index doc_scope on escale.doc (tenant, scope, id);

-- Where commits end in the feed. The nonce tells this history from a restored one's.
create table escale.commit_mark (
  tenant text not null references escale.tenant,
  seq bigint not null,
  nonce text not null,
  primary key (tenant, seq)
);

-- Operations that had their effect, so that a repeated one has none.
create table escale.op_done (
  tenant text not null references escale.tenant,
  op uuid not null,
  -- SHA-256 of the operation's content: the same id with another content is refused, never taken for done.
  content text not null,
  v integer not null,
  done_at timestamptz not null default now(),
  primary key (tenant, op)
);

do $$
declare
  name text;
begin
  foreach name in array array['tenant', 'person', 'access_token', 'doc', 'commit_mark', 'op_done'] loop
    execute format('alter table escale.%I enable row level security', name);
    execute format('alter table escale.%I force row level security', name);
    execute format(
      'create policy own_tenant on escale.%I using (%I = (select current_setting(''escale.tenant'', true)))',
      name, case name when 'tenant' then 'id' else 'tenant' end
    );
  end loop;
end
$$;

-- Before the tenant is known, a bearer sees the one row whose hash they could present.
create policy own_token on escale.access_token for select
  using (hash = (select current_setting('escale.token', true)));

grant usage on schema escale to escale_app;
grant select, update (seq) on escale.tenant to escale_app;
grant select on escale.person, escale.access_token to escale_app;
grant select, insert, update on escale.doc to escale_app;
grant select, insert on escale.commit_mark, escale.op_done to escale_app;
`;
