import { NewPartner } from './create/NewPartner';
import { PartnerList } from './list/PartnerList';

/** All partners, or the form for a new one. */
export function PartnersPage({ creating }: { readonly creating: boolean }) {
  return creating ? <NewPartner /> : <PartnerList />;
}
