import { Switch } from '@mantine/core';
import { useState } from 'react';
import { EntryFailed, EntryUnderWay, otherOf } from '../../account/EntryNotes';
import { SignInForm } from '../../account/SignInForm';
import { useAccount } from '../../account/accountStore';
import { useTranslate } from '../../i18n/useTranslate';
import { changeSettings, useSettingsStore } from '../../settings';
import { OtherPerson } from './OtherPerson';
import { Section } from './Section';
import { WhoIsHere } from './WhoIsHere';

/** Who is signed in, at which endpoint, and how that changes. */
export function AccountSection() {
  const t = useTranslate();
  const { endpoint, offline } = useSettingsStore(({ settings }) => settings);
  const { state, entering, result } = useAccount();
  const [changing, setChanging] = useState(false);
  // The start page and the sync lead here to sign in.
  const [asked] = useState(() => window.location.hash === '#account');
  if (state === null) return null;

  const other = otherOf(result);
  const connected = state.credential === 'token' || state.credential === 'signedIn';
  return (
    <Section title={t('account.title')} hint={t('account.hint')}>
      <WhoIsHere
        state={state}
        endpoint={endpoint}
        {...(connected && !changing && !entering && !other ? { onChange: () => setChanging(true) } : {})}
      />
      {other ? <OtherPerson other={other} owner={state.owner?.person.name ?? ''} /> : null}
      <EntryFailed />
      <EntryUnderWay />
      {!connected || changing ? (
        <SignInForm
          hidden={entering || other !== null}
          endpoint={endpoint}
          anew={changing}
          asked={asked || changing}
          onEntered={() => setChanging(false)}
        />
      ) : null}
      <Switch
        label={t('settings.offline')}
        description={t('settings.offlineHint')}
        checked={offline}
        onChange={(event) => void changeSettings({ offline: event.currentTarget.checked })}
      />
    </Section>
  );
}
