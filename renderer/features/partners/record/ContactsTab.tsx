import { ActionIcon, Button, Group, Menu, Text, TextInput, Tooltip } from '@mantine/core';
import { IconMail, IconTrash, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { influences, nameOr } from '#shared/domain/contact';
import { Attachments } from '../../../attachments/Attachments';
import { useDesk } from '../../../data/DeskContext';
import { create, remove } from '../../../data/mutation';
import type { AttachmentRow } from '../../../data/queries/attachments';
import type { ContactRow } from '../../../data/queries/contacts';
import { folded } from '../../../data/queries/names';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { HistoryItem } from '../../../feedback/history/HistoryItem';
import { useFieldSave } from '../../../feedback/useFieldSave';
import { useSave } from '../../../feedback/useSave';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { EmptyState } from '../../../ui/EmptyState';
import { EditableSelect } from '../../../ui/inPlace/EditableSelect';
import { EditableText } from '../../../ui/inPlace/EditableText';
import { SaveMark } from '../../../ui/inPlace/SaveMark';
import { useLineKeys } from '../../../ui/useLineKeys';
import classes from './ContactsTab.module.css';
import { LineMenu } from './LineMenu';

interface ContactsTabProps {
  readonly record: PartnerRecord;
  /** Id of the contact that is open, from the address. */
  readonly chosen: string | null;
}

/** The partner's people: the list, and the one that is open beside it. */
export function ContactsTab({ record, chosen }: ContactsTabProps) {
  const t = useTranslate();
  const [, setSearch] = useSearchParams();
  const lines = useLineKeys(folded);
  const open = (id: string): void => setSearch({ tab: 'contacts', contact: id }, { replace: true });
  const contact = record.contacts.find(({ id }) => id === chosen) ?? record.contacts[0];
  return (
    <div className={classes.people}>
      <div>
        <AddContact partnerId={record.partner.id} onAdded={open} />
        <ul className={classes.list} ref={lines}>
          {record.contacts.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={classes.person}
                data-line={nameOr(row.data, t('common.erasedPerson'))}
                aria-current={row.id === contact?.id ? 'true' : undefined}
                onClick={() => open(row.id)}
              >
                <span className={classes.name} title={nameOr(row.data, t('common.erasedPerson'))}>
                  {nameOr(row.data, t('common.erasedPerson')) || t('common.newTitle')}
                </span>
                <span className={classes.role}>
                  {[
                    row.data.role,
                    row.data.influence === 'unknown' ? '' : t(`domain.influence.${row.data.influence}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {contact ? (
        <ContactCard
          key={contact.id}
          contact={contact}
          attachments={record.attachments.filter(({ data }) => data.contactId === contact.id)}
        />
      ) : (
        <EmptyState icon={IconUsers} title={t('partners.noContacts')} hint={t('partners.noContactsHint')} />
      )}
    </div>
  );
}

interface AddContactProps {
  readonly partnerId: string;
  readonly onAdded: (id: string) => void;
}

function AddContact({ partnerId, onAdded }: AddContactProps) {
  const t = useTranslate();
  const { makeId } = useDesk();
  const save = useSave();
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [missing, setMissing] = useState(false);
  const add = async (): Promise<void> => {
    if (!firstName.trim() && !lastName.trim()) {
      setMissing(true);
      return;
    }
    const id = makeId();
    const result = await save([create('contact', id, { partnerId, firstName, lastName })]);
    if (!result.ok) return;
    setFirstName('');
    setLastName('');
    onAdded(id);
  };
  return (
    <form
      className={classes.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        size="xs"
        aria-label={t('domain.field.firstName')}
        data-new-line
        placeholder={t('domain.field.firstName')}
        maxLength={80}
        value={firstName}
        error={missing ? t('partners.nameWanted') : null}
        onChange={({ currentTarget }) => {
          setFirstName(currentTarget.value);
          setMissing(false);
        }}
      />
      <TextInput
        size="xs"
        aria-label={t('domain.field.lastName')}
        placeholder={t('domain.field.lastName')}
        maxLength={80}
        value={lastName}
        onChange={({ currentTarget }) => {
          setLastName(currentTarget.value);
          setMissing(false);
        }}
      />
      <Button type="submit" size="xs" variant="default" aria-label={t('partners.addContact')}>
        {t('common.add')}
      </Button>
    </form>
  );
}

interface ContactCardProps {
  readonly contact: ContactRow;
  readonly attachments: readonly AttachmentRow[];
}

function ContactCard({ contact: { id, data }, attachments }: ContactCardProps) {
  const t = useTranslate();
  const save = useSave();
  const { saveField, savedAt } = useFieldSave('contact', id);
  const { dateLong } = useFormats();
  const name = nameOr(data, t('common.erasedPerson')) || t('common.newTitle');
  const text = (field: 'firstName' | 'lastName' | 'role' | 'email' | 'phone' | 'mobile') => ({
    label: t(`domain.field.${field}`),
    value: data[field],
    onSave: saveField(field),
  });
  if (data.erasedAt !== undefined) {
    return (
      <section className={classes.card} aria-label={name}>
        <h2 className={classes.cardName}>{name}</h2>
        <Text size="sm" c="dimmed" mt="xs">
          {t('partners.erasedHint', { day: dateLong(new Date(data.erasedAt)) })}
        </Text>
      </section>
    );
  }
  return (
    <section className={classes.card} aria-label={name}>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <h2 className={classes.cardName} title={name}>
          {name}
        </h2>
        <Group gap="xs" wrap="nowrap">
          <SaveMark at={savedAt} />
          {data.email ? (
            <Tooltip label={t('partners.mailTo', { name })}>
              <ActionIcon
                component="a"
                href={`mailto:${encodeURIComponent(data.email)}`}
                variant="subtle"
                color="gray"
                aria-label={t('partners.mailTo', { name })}
              >
                <IconMail size={17} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <LineMenu title={name}>
            <HistoryItem kind="contact" id={id} title={name} />
            <Menu.Item
              leftSection={<IconTrash size={16} stroke={1.6} />}
              onClick={() =>
                void save([remove('contact', id)], { message: t('common.movedToTrash', { title: name }) })
              }
            >
              {t('common.delete')}
            </Menu.Item>
          </LineMenu>
        </Group>
      </Group>
      <EditableText {...text('firstName')} />
      <EditableText {...text('lastName')} />
      <EditableText {...text('role')} />
      <EditableSelect
        label={t('domain.field.influence')}
        value={data.influence}
        choices={influences.map((value) => ({ value, label: t(`domain.influence.${value}`) }))}
        onSave={saveField('influence')}
      />
      <EditableText {...text('email')} type="email" />
      <EditableText {...text('phone')} type="tel" />
      <EditableText {...text('mobile')} type="tel" />
      <EditableSelect
        label={t('domain.field.language')}
        clearable
        value={data.language ?? null}
        choices={(['fr', 'en'] as const).map((value) => ({ value, label: t(`domain.language.${value}`) }))}
        onSave={(language) =>
          saveField('language')(language === 'fr' || language === 'en' ? language : undefined)
        }
      />
      <EditableText
        label={t('domain.field.notes')}
        multiline
        value={data.notes}
        onSave={saveField('notes')}
      />
      <h3 className={classes.files}>{t('attachments.title')}</h3>
      <Attachments rows={attachments} place={{ partnerId: data.partnerId, contactId: id }} compact />
    </section>
  );
}
