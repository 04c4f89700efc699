import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader';

export function MeetingsPage({ creating }: { readonly creating: boolean }) {
  const { t } = useTranslation();
  return <PageHeader title={creating ? '' : t('frame.meetings')} />;
}
