import { Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { instantAt } from '#shared/domain/localTime';
import { meetingKinds } from '#shared/domain/meeting';
import { spokenTime, timeText } from '#shared/domain/spokenTime';
import { useDesk } from '../../../data/DeskContext';
import { useLive } from '../../../data/live';
import { create } from '../../../data/mutation';
import { allPartners } from '../../../data/queries/partners';
import { useSave } from '../../../feedback/useSave';
import { localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';
import { Conflicts } from '../Conflicts';
import { deskZone } from '../../../i18n/deskZone';
import { useMeetingWords } from '../useMeetingWords';
import { clearNewMeetingDraft, useNewMeetingDraft } from './newMeetingDraft';

interface NewMeetingProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Plans a meeting: with whom is all that must be chosen, the rest is suggested. */
export function NewMeeting({ opened, onClose }: NewMeetingProps) {
  const t = useTranslate();
  return (
    <Modal opened={opened} onClose={onClose} title={t('agenda.newMeeting')} size="lg">
      <MeetingForm />
    </Modal>
  );
}

function MeetingForm() {
  const t = useTranslate();
  const partners = useLive(allPartners, []) ?? [];
  const { now, makeId } = useDesk();
  const save = useSave();
  const words = useMeetingWords();
  const [, navigate] = useLocation();
  const search = useSearch();
  const draft = useNewMeetingDraft();
  const change = useNewMeetingDraft.setState;
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    // Where the form was opened from says more than what was left in it.
    const asked = new URLSearchParams(search);
    const given = (['day', 'time'] as const).flatMap((name) => {
      const value = asked.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const partner = asked.get('partner');
    change({ ...Object.fromEntries(given), ...(partner === null ? {} : { partnerId: partner }) });
  }, [search, change]);

  const { partnerId, kind, title, minutes } = draft;
  const partner = partners.find(({ id }) => id === partnerId)?.data;
  const suggestedTitle = partner ? words.suggestedTitle(kind, partner.name) : '';
  const place = draft.place ?? (partner ? [partner.street, partner.city].filter(Boolean).join(', ') : '');
  const day = draft.day ?? localDateOf(now());
  const time = draft.time ?? '10:00';
  const clock = spokenTime(time);
  const zone = deskZone();
  const startsAt = clock === undefined ? undefined : instantAt(day, clock, zone);

  const plan = async (): Promise<void> => {
    if (!partner || !partnerId || !startsAt) {
      setMissing(true);
      return;
    }
    const id = makeId();
    const data = {
      partnerId,
      kind,
      title: title.trim() || suggestedTitle,
      place,
      startsAt,
      durationMinutes: minutes,
      zone,
    };
    const result = await save([create('meeting', id, data)], { message: t('agenda.planned') });
    if (!result.ok) return;
    clearNewMeetingDraft();
    // From a slot one goes on planning; from elsewhere one prepares the meeting.
    navigate(new URLSearchParams(search).has('time') ? '/meetings' : `/meetings/${id}`);
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
          error={missing && !partner ? t('agenda.noPartner') : null}
          onChange={(value) => change({ partnerId: value })}
        />
        <Group grow align="flex-start">
          <Select
            label={t('domain.field.kind')}
            data={meetingKinds.map((value) => ({ value, label: t(`domain.meetingKind.${value}`) }))}
            value={kind}
            onChange={(value) => change({ kind: meetingKinds.find((known) => known === value) ?? kind })}
          />
          <DateInput
            label={t('meetings.day')}
            value={day}
            valueFormat="DD/MM/YYYY"
            onChange={(value) => change({ day: value })}
          />
          <TextInput
            label={t('meetings.time')}
            value={time}
            error={missing && clock === undefined ? t('agenda.timeWrong') : null}
            onChange={({ currentTarget }) => change({ time: currentTarget.value })}
            onBlur={() => clock !== undefined && change({ time: timeText(clock) })}
          />
          <NumberInput
            label={t('domain.field.durationMinutes')}
            suffix={'\u202fmin'}
            min={5}
            max={1440}
            step={15}
            value={minutes}
            onChange={(value) => typeof value === 'number' && change({ minutes: value })}
          />
        </Group>
        {startsAt ? <Conflicts meeting={{ startsAt, durationMinutes: minutes }} /> : null}
        <TextInput
          label={t('domain.field.title')}
          placeholder={suggestedTitle}
          value={title}
          maxLength={200}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <TextInput
          label={t('domain.field.place')}
          value={place}
          maxLength={200}
          onChange={({ currentTarget }) => change({ place: currentTarget.value })}
        />
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {t('agenda.draftKept')}
          </Text>
          <Button type="submit" flex="none">
            {t('agenda.plan')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
