import { Button } from '@mantine/core';
import { IconAddressBookOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useLive } from '../../data/live';
import { partnerRecord } from '../../data/queries/partnerRecord';
import { useTranslate } from '../../i18n/useTranslate';
import { EmptyState } from '../../ui/EmptyState';
import { LateSkeleton } from '../../ui/LateSkeleton';
import { PageHeader } from '../../ui/PageHeader';
import { PartnerView } from './record/PartnerView';

/** All about one partner. */
export function PartnerPage({ id }: { readonly id: string }) {
  const t = useTranslate();
  const record = useLive((db) => partnerRecord(db, id), [id]);
  if (record === undefined) return <LateSkeleton rows={6} />;
  if (record) return <PartnerView record={record} />;
  return (
    <>
      <PageHeader title={t('domain.kind.partner')} />
      <EmptyState
        icon={IconAddressBookOff}
        title={t('partners.gone')}
        hint={t('partners.goneHint')}
        action={
          <Button component={Link} href="/partners" variant="default">
            {t('partners.allPartners')}
          </Button>
        }
      />
    </>
  );
}
