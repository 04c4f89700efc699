import { PageHeader } from '../../ui/PageHeader';

export function MeetingPage({ id }: { readonly id: string }) {
  return <PageHeader title={id} />;
}
