import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader';

export function PartnersPage({ creating }: { readonly creating: boolean }) {
  const { t } = useTranslation();
  return <PageHeader title={creating ? '' : t('frame.partners')} />;
}
