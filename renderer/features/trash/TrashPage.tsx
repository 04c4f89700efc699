import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader';

export function TrashPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('frame.trash')} />;
}
