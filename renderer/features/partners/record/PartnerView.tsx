import { ActionIcon, Anchor, Button, Menu, Tabs } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCalendarPlus, IconDots, IconTrash } from '@tabler/icons-react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { remove } from '../../../data/mutation';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { HistoryItem } from '../../../feedback/history/HistoryItem';
import { useFieldSave } from '../../../feedback/useFieldSave';
import { useSave } from '../../../feedback/useSave';
import { useTranslate } from '../../../i18n/useTranslate';
import { SaveMark } from '../../../ui/inPlace/SaveMark';
import { PageBody } from '../../../ui/PageBody';
import { PageHeader } from '../../../ui/PageHeader';
import { ActionsTab } from './ActionsTab';
import { CommitmentsTab } from './CommitmentsTab';
import { ContactsTab } from './ContactsTab';
import { FilesTab } from './FilesTab';
import { HistoryTab } from './HistoryTab';
import { MeetingsTab } from './MeetingsTab';
import { OverviewTab } from './OverviewTab';
import { PartnerLine } from './PartnerLine';
import classes from './PartnerView.module.css';
import { ToDo } from './ToDo';

const tabs = ['overview', 'contacts', 'meetings', 'actions', 'commitments', 'files', 'history'] as const;
type Tab = (typeof tabs)[number];

/** One partner: who and how it stands, what needs doing, then the rest in tabs. */
export function PartnerView({ record }: { readonly record: PartnerRecord }) {
  const t = useTranslate();
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const save = useSave();
  const { partner } = record;
  const { saveField, savedAt } = useFieldSave('partner', partner.id);
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'overview';
  const plan = `/meetings/new?partner=${partner.id}`;
  useHotkeys([
    [
      'N',
      () => {
        const adding = document.querySelector<HTMLElement>('[role="tabpanel"] [data-new-line]');
        if (adding) adding.focus();
        else navigate(plan);
      },
    ],
  ]);

  const deletePartner = async (): Promise<void> => {
    const result = await save([remove('partner', partner.id)], {
      message: t('common.movedToTrash', { title: partner.data.name }),
    });
    if (result.ok) navigate('/partners');
  };

  return (
    <>
      <PageHeader
        title={partner.data.name}
        trail={
          <Anchor component={Link} href="/partners" size="sm">
            {t('frame.partners')}
          </Anchor>
        }
        subtitle={<PartnerLine record={record} />}
        actions={
          <>
            <SaveMark at={savedAt} />
            <Button component={Link} href={plan} leftSection={<IconCalendarPlus size={16} />}>
              {t('partners.planMeeting')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size={36} aria-label={t('common.more')}>
                  <IconDots size={18} stroke={1.6} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <HistoryItem kind="partner" id={partner.id} title={partner.data.name} />
                <Menu.Item
                  leftSection={<IconTrash size={16} stroke={1.6} />}
                  onClick={() => void deletePartner()}
                >
                  {t('partners.deletePartner')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <PageBody>
        <ToDo record={record} />
        <Tabs
          value={tab}
          keepMounted={false}
          onChange={(next) => setSearch(next && next !== 'overview' ? { tab: next } : {}, { replace: true })}
        >
          <Tabs.List className={classes.tabs ?? ''}>
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`partners.tab.${name}`)}
                <TabCount tab={name} record={record} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="overview" className={classes.panel ?? ''}>
            <OverviewTab record={record} saveField={saveField} />
          </Tabs.Panel>
          <Tabs.Panel value="contacts" className={classes.panel ?? ''}>
            <ContactsTab record={record} chosen={search.get('contact')} />
          </Tabs.Panel>
          <Tabs.Panel value="meetings" className={classes.panel ?? ''}>
            <MeetingsTab record={record} planPath={plan} />
          </Tabs.Panel>
          <Tabs.Panel value="actions" className={classes.panel ?? ''}>
            <ActionsTab record={record} />
          </Tabs.Panel>
          <Tabs.Panel value="commitments" className={classes.panel ?? ''}>
            <CommitmentsTab record={record} />
          </Tabs.Panel>
          <Tabs.Panel value="files" className={classes.panel ?? ''}>
            <FilesTab record={record} />
          </Tabs.Panel>
          <Tabs.Panel value="history" className={classes.panel ?? ''}>
            <HistoryTab partner={partner} />
          </Tabs.Panel>
        </Tabs>
      </PageBody>
    </>
  );
}

/** How many there are; of actions and commitments, how many are open. */
function TabCount({ tab, record }: { readonly tab: Tab; readonly record: PartnerRecord }) {
  const open = (rows: readonly { readonly data: { readonly state: string } }[]): number =>
    rows.filter(({ data }) => data.state === 'open').length;
  const counts: Partial<Record<Tab, number>> = {
    contacts: record.contacts.length,
    meetings: record.meetings.length,
    actions: open(record.actions),
    commitments: open(record.commitments),
    files: record.attachments.length,
  };
  const count = counts[tab];
  return count ? <span className={classes.count}>{count}</span> : null;
}
