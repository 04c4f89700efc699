/** Whether there is any token at all is asked by the tables' owner, before it knows of a tenant. */
export const owner = `
create policy any_token on escale.access_token for select using (
  (select current_user) <> 'escale_app' and (select current_setting('escale.task', true)) = 'any-token');
`;
