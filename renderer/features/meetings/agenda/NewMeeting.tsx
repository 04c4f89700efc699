import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { DateInput, TimeInput } from '@mantine/dates';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { instantAt } from '#shared/domain/localTime';
import { meetingKinds } from '#shared/domain/meeting';
import type { MeetingKind } from '#shared/domain/meeting';
import { useDesk } from '../../../data/DeskContext';
import { useLive } from '../../../data/live';
import { create } from '../../../data/mutation';
import { allPartners } from '../../../data/queries/partners';
import type { PartnerRow } from '../../../data/queries/partners';
import { useSave } from '../../../feedback/useSave';
import { localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { useMeetingWords } from '../useMeetingWords';

interface NewMeetingProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Plans a meeting: with whom is all that must be chosen, the rest is suggested. */
export function NewMeeting({ opened, onClose }: NewMeetingProps) {
  const t = useTranslate();
  const partners = useLive(allPartners, []) ?? [];
  return (
    <Modal opened={opened} onClose={onClose} title={t('agenda.newMeeting')} size="lg">
      <MeetingForm partners={partners} />
    </Modal>
  );
}

function MeetingForm({ partners }: { readonly partners: readonly PartnerRow[] }) {
  const t = useTranslate();
  const { now, makeId } = useDesk();
  const save = useSave();
  const words = useMeetingWords();
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const [partnerId, setPartnerId] = useState<string | null>(search.get('partner'));
  const [kind, setKind] = useState<MeetingKind>('visit');
  const [title, setTitle] = useState('');
  const [place, setPlace] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(() => localDateOf(now()));
  const [time, setTime] = useState('10:00');
  const [minutes, setMinutes] = useState(60);
  const [missing, setMissing] = useState(false);
  const partner = partners.find(({ id }) => id === partnerId)?.data;
  const suggestedTitle = partner ? words.suggestedTitle(kind, partner.name) : '';
  const address = partner ? [partner.street, partner.city].filter(Boolean).join(', ') : '';

  const plan = async (): Promise<void> => {
    if (!partnerId || !day) {
      setMissing(true);
      return;
    }
    const id = makeId();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const [hours = 10, rest = 0] = time.split(':').map(Number);
    const result = await save(
      [
        create('meeting', id, {
          partnerId,
          kind,
          title: title.trim() || suggestedTitle,
          place: place ?? address,
          startsAt: instantAt(day, hours * 60 + rest, zone),
          durationMinutes: minutes,
          zone,
        }),
      ],
      { message: t('agenda.planned') },
    );
    if (result.ok) navigate(`/meetings/${id}`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void plan();
      }}
    >
      <Stack>
        <Select
          label={t('domain.field.partnerId')}
          placeholder={t('agenda.choosePartner')}
          searchable
          openOnFocus={false}
          data-autofocus
          limit={50}
          nothingFoundMessage={partners.length === 0 ? t('agenda.needPartner') : t('palette.nothing')}
          data={partners.map(({ id, data }) => ({ value: id, label: data.name }))}
          value={partnerId}
          error={missing && !partnerId ? t('agenda.noPartner') : null}
          onChange={setPartnerId}
        />
        <Group grow align="flex-start">
          <Select
            label={t('domain.field.kind')}
            data={meetingKinds.map((value) => ({ value, label: t(`domain.meetingKind.${value}`) }))}
            value={kind}
            onChange={(value) => setKind(meetingKinds.find((known) => known === value) ?? kind)}
          />
          <DateInput
            label={t('meetings.day')}
            value={day}
            onChange={setDay}
            valueFormat="DD/MM/YYYY"
            error={missing && !day ? t('validation.date') : null}
          />
          <TimeInput
            label={t('meetings.time')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <NumberInput
            label={t('domain.field.durationMinutes')}
            suffix=" min"
            min={5}
            max={1440}
            step={15}
            value={minutes}
            onChange={(value) => setMinutes(typeof value === 'number' ? value : minutes)}
          />
        </Group>
        <TextInput
          label={t('domain.field.title')}
          placeholder={suggestedTitle}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label={t('domain.field.place')}
          value={place ?? address}
          maxLength={200}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit">{t('agenda.plan')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
