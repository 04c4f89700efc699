/** An instance that holds streams open looks at the heads of several tenants at once, and at nothing else of them. */
export const heads = `
create policy watched on escale.tenant for select
  using (id = any (string_to_array((select current_setting('escale.watched', true)), ',')));
`;
