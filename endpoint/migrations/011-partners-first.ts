/** A snapshot begins with the partners. */
export const partnersFirst = `
create index doc_partner on escale.doc (tenant, id) where c = 'partner';
`;
