import { ActionIcon, Autocomplete, Checkbox, Tooltip } from '@mantine/core';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { fullName, nameOr } from '#shared/domain/contact';
import { introduction } from '#shared/domain/personName';
import { useDesk } from '../../../data/DeskContext';
import { create, update } from '../../../data/mutation';
import type { ContactRow } from '../../../data/queries/contacts';
import { folded } from '../../../data/queries/names';
import { useSave } from '../../../feedback/useSave';
import { useTranslate } from '../../../i18n/useTranslate';
import { useMeeting } from '../MeetingContext';
import { matchingPeople } from '../people';
import addClasses from './AddLine.module.css';
import { LineText } from './LineText';
import { Pane } from './Pane';
import classes from './Pane.module.css';

/** Who is expected and who came; somebody unknown is added by their name. */
export function AttendeesPane() {
  const t = useTranslate();
  const { meeting, contacts, edit } = useMeeting();
  const { attendees } = meeting.data;
  const present = attendees.filter((attendee) => attendee.present).length;
  const [fresh, setFresh] = useState('');
  return (
    <Pane title={t('meetings.people')} count={present}>
      <ul className={classes.list}>
        {attendees.map((attendee) => {
          const contact = contacts.find(({ id }) => id === attendee.id);
          if (!contact) return null;
          const name = nameOr(contact.data, t('common.erasedPerson'));
          return (
            <li key={attendee.id} className={classes.row}>
              <Checkbox
                size="xs"
                aria-label={t('meetings.present', { name })}
                checked={attendee.present}
                onChange={({ currentTarget }) => {
                  const { checked } = currentTarget;
                  void edit((data) => ({
                    attendees: data.attendees.map((other) =>
                      other.id === attendee.id ? { ...other, present: checked } : other,
                    ),
                  }));
                }}
              />
              <Attendee contact={contact} name={name} fresh={fresh === contact.id} />
              <div className={classes.tools}>
                <Tooltip label={t('meetings.notExpected')}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={26}
                    aria-label={`${t('meetings.notExpected')} – ${name}`}
                    onClick={() =>
                      void edit((data) => ({
                        attendees: data.attendees.filter(({ id }) => id !== attendee.id),
                      }))
                    }
                  >
                    <IconX size={15} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              </div>
            </li>
          );
        })}
      </ul>
      <AddPerson onCreated={setFresh} />
    </Pane>
  );
}

interface AttendeeProps {
  readonly contact: ContactRow;
  readonly name: string;
  /** Just added: the function may still be unknown. */
  readonly fresh: boolean;
}

function Attendee({ contact, name, fresh }: AttendeeProps) {
  const t = useTranslate();
  const save = useSave();
  const { id, data } = contact;
  const asks = fresh || data.role === '';
  return (
    <div className={classes.main}>
      <div className={classes.name}>{name}</div>
      {asks ? (
        <LineText
          className={classes.role ?? ''}
          label={t('meetings.roleOf', { name })}
          value={data.role}
          onSave={async (role) => (await save([update('contact', id, { role })])).ok}
        />
      ) : (
        <div className={classes.quiet}>{data.role}</div>
      )}
    </div>
  );
}

/** Adds one of the partner's people, or somebody new by name and function: "Paul Martin, buyer". */
function AddPerson({ onCreated }: { readonly onCreated: (id: string) => void }) {
  const t = useTranslate();
  const { makeId } = useDesk();
  const { meeting, contacts, edit } = useMeeting();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const submitted = useRef(false);
  const expected = new Set(meeting.data.attendees.map(({ id }) => id));
  const known = contacts
    .filter(({ id, data }) => !expected.has(id) && data.erasedAt === undefined)
    .map(({ id, data }) => ({ contactId: id, name: fullName(data), detail: data.role }));
  const matching = matchingPeople(known, typed);
  const isNew = typed.trim() !== '' && !known.some(({ name }) => folded(name) === folded(typed.trim()));
  const newLabel = t('meetings.addNew', { name: typed.trim() });

  const attend = (id: string, also: Parameters<typeof edit>[1] = {}) =>
    edit((data) => ({ attendees: [...data.attendees, { id, present: true }] }), also);
  const add = async (text: string): Promise<void> => {
    setTyped('');
    const contact = known.find(({ name }) => folded(name) === folded(text.trim()));
    if (contact) {
      await attend(contact.contactId);
      return;
    }
    const id = makeId();
    const { partnerId } = meeting.data;
    const person = introduction(text);
    const kept = await attend(id, {
      also: [create('contact', id, { partnerId, ...person })],
      message: t('meetings.personAdded', { name: fullName(person) }),
    });
    if (kept === true) onCreated(id);
    else setTyped(text);
  };
  return (
    <Autocomplete
      ref={input}
      variant="unstyled"
      classNames={{ input: addClasses.input ?? '' }}
      leftSection={<IconUserPlus size={16} stroke={1.6} aria-hidden />}
      aria-label={t('meetings.addPerson')}
      placeholder={t('meetings.addPerson')}
      value={typed}
      data={[...matching.map(({ name }) => name), ...(isNew ? [newLabel] : [])]}
      filter={({ options }) => options}
      limit={8}
      selectFirstOptionOnChange
      comboboxProps={{ width: 320, position: 'bottom-start', transitionProps: { duration: 0 } }}
      renderOption={({ option }) => (
        <span>
          {option.value} <small>{known.find(({ name }) => name === option.value)?.detail}</small>
        </span>
      )}
      onChange={(value) => {
        // The field takes over the words of the chosen line; they were an offer, not a name.
        if (!submitted.current) setTyped(value);
        submitted.current = false;
      }}
      onOptionSubmit={(value) => {
        submitted.current = true;
        void add(value === newLabel ? typed : value);
      }}
      onKeyDown={(event) => {
        // While the list is open its first line is chosen, and Enter takes that one.
        if (event.key !== 'Enter' || event.currentTarget.hasAttribute('aria-controls')) return;
        event.preventDefault();
        if (typed.trim() !== '') void add(typed);
      }}
    />
  );
}
