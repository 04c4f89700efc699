import { PageHeader } from '../../ui/PageHeader';

export function PartnerPage({ id }: { readonly id: string }) {
  return <PageHeader title={id} />;
}
